package dev.onrecord.cli;

/** Exit codes, the same for every command. */
final class Exit {
  /** Done. */
  static final int OK = 0;

  /**
   * Done, but some articles were refused: each is named on standard error. Of what was checked,
   * that some quotes are not as they are claimed.
   */
  static final int SOME_REFUSED = 1;

  /**
   * The command was not understood: an unknown option, a query with a syntax error, a path that is
   * not there.
   */
  static final int USAGE = 2;

  /** The index, the disk or the port is not to be had. */
  static final int UNAVAILABLE = 3;

  /** A bug. */
  static final int BUG = 70;

  private Exit() {}
}
