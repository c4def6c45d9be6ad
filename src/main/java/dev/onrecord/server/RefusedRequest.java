package dev.onrecord.server;

/** A request that the server does not take, with the problem to answer. */
final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  RefusedRequest(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  static RefusedRequest notFound(String what) {
    return new RefusedRequest(Problem.of("not-found", "Not found", 404, what));
  }

  static RefusedRequest mediaType(String what) {
    return new RefusedRequest(Problem.of("media-type", "Not a known kind of content", 415, what));
  }

  static RefusedRequest tooLarge(String title, String what) {
    return new RefusedRequest(Problem.of("too-large", title, 413, what));
  }

  static RefusedRequest tooMany(String why) {
    return new RefusedRequest(Problem.of("too-many", "Too many requests", 429, why));
  }

  static RefusedRequest unauthorized(String why) {
    return new RefusedRequest(Problem.of("unauthorized", "A key is needed", 401, why));
  }

  static RefusedRequest forbidden(String why) {
    return new RefusedRequest(Problem.of("forbidden", "Not allowed", 403, why));
  }
}
