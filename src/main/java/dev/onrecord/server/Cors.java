package dev.onrecord.server;

import io.javalin.http.Context;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets the pages of some sites ask from a browser. (Javalin's plugin for it gives a page of any
 * other site its whole answer under the status 400; here it has its answer, which its browser keeps
 * from it.)
 */
final class Cors {
  private final Set<String> origins;

  Cors(Collection<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  boolean allows(@Nullable String origin) {
    return origin != null && origins.contains(origin);
  }

  /** Tells a browser that its page may know the answer; and answers its question beforehand. */
  void tell(Context context) {
    if (origins.isEmpty()) {
      return;
    }
    context.header("Vary", "Origin");
    String origin = context.header("Origin");
    if (!allows(origin)) {
      return;
    }
    context.header("Access-Control-Allow-Origin", String.valueOf(origin));
    context.header("Access-Control-Expose-Headers", "ETag, Retry-After");
    if (context.req().getMethod().equals("OPTIONS")) {
      context
          .header("Access-Control-Allow-Methods", "GET, HEAD, POST, DELETE")
          .header(
              "Access-Control-Allow-Headers",
              "Authorization, Content-Type, If-None-Match, MCP-Protocol-Version")
          .header("Access-Control-Max-Age", "600")
          .status(204)
          .skipRemainingHandlers();
    }
  }
}
