package dev.onrecord.server;

import dev.onrecord.model.Sha256;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Base64;

/**
 * Answers that are asked for again and again: whoever has the same bytes already gets none (RFC
 * 9110, 13.1.2).
 */
final class Tagged {
  private Tagged() {}

  /** Weak: packed or not, it is the same answer. */
  static void answer(Context context, byte[] body, String contentType) {
    String tag =
        "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(body)) + "\"";
    String vary = context.res().getHeader("Vary");
    context
        .header("ETag", "W/" + tag)
        .header("Cache-Control", "no-cache")
        .header("Vary", (vary == null ? "" : vary + ", ") + "Accept-Encoding");
    String known = context.header("If-None-Match");
    if (known != null && context.statusCode() == 200 && isAmong(tag, known)) {
      context.status(304);
      return;
    }
    context.result(body).contentType(contentType);
  }

  private static boolean isAmong(String tag, String known) {
    return Arrays.stream(known.split(",", -1))
        .map(String::strip)
        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
        .anyMatch(each -> each.equals("*") || each.equals(tag));
  }
}
