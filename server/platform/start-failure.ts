/**
 * The start cannot go on, for a reason that the person at the keyboard can do something about. The message is one or more
 * complete sentences: what is wrong and what to do. It is printed as it is, without a stack.
 */
export class StartFailure extends Error {
  override name = "StartFailure";
}
