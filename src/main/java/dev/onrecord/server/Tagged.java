package dev.onrecord.server;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Answers that are asked for again and again: whoever has the same bytes already gets none (RFC
 * 9110, 13.1.2).
 */
final class Tagged {
  private Tagged() {}

  static void answer(Context context, byte[] body, String contentType) {
    String tag = "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest(body)) + "\"";
    context.header("ETag", tag).header("Cache-Control", "no-cache");
    String known = context.header("If-None-Match");
    if (known != null && isAmong(tag, known)) {
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

  private static byte[] digest(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
