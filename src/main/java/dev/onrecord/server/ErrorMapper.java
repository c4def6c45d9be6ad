package dev.onrecord.server;

import dev.onrecord.Json;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.QuerySyntaxException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every exception into a problem detail; a bug is logged and tells nothing to the caller. */
final class ErrorMapper {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

  private ErrorMapper() {}

  static void register(RoutesConfig routes) {
    routes.exception(Exception.class, (e, context) -> answer(context, problem(e)));
    routes.error(
        404,
        context -> {
          if (!isProblem(context)) {
            answer(
                context,
                Problem.of(
                    "not-found",
                    "Not found",
                    404,
                    "there is no " + context.path() + " here; the routes are in docs/http-api.md"));
          }
        });
  }

  private static boolean isProblem(Context context) {
    return "application/problem+json".equals(context.res().getContentType());
  }

  private static void answer(Context context, Problem problem) {
    if (problem.status() == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    context
        .status(problem.status())
        .result(Json.write(problem))
        .contentType("application/problem+json");
  }

  private static Problem problem(Exception e) {
    return switch (e) {
      case QuerySyntaxException q ->
          new Problem(
              Problem.type("query-syntax"),
              "The query cannot be read",
              400,
              text(q),
              "q",
              q.position());
      case BadRequestException b ->
          new Problem(
              Problem.type("bad-parameter"),
              "A parameter is wrong",
              400,
              text(b),
              b.parameter(),
              null);
      case RefusedRequest r -> r.problem();
      case EngineException g -> {
        LOG.error("The engine failed", g);
        yield Problem.of(
            "engine",
            "The index is not available",
            503,
            "the index cannot be read or written just now; what was acknowledged is safe, and the server's log says why");
      }
      case HttpResponseException h ->
          Problem.of("http", "The request was not taken", h.getStatus(), text(h));
      default -> {
        LOG.error("A bug", e);
        yield Problem.of(
            "bug",
            "Something went wrong here",
            500,
            "this is a bug in Onrecord, and it has been logged");
      }
    };
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
