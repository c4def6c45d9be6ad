package dev.onrecord.server;

import dev.onrecord.Onrecord;
import dev.onrecord.check.Claim;
import dev.onrecord.check.Findings;
import dev.onrecord.search.BadRequestException;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Did they say it? One quote, or every quote of a text. */
final class CheckRoute {
  /** Quotes of a text that are looked for. */
  private static final int MOST_QUOTES = 200;

  private static final int LONGEST_TEXT = 200_000;

  /** Each character may be written as {@code \\u0000}. */
  private static final int LONGEST_BODY = 6 * LONGEST_TEXT + 1_000;

  /** A text takes a core for seconds: one is left for everybody else. */
  private static final int TEXTS_AT_ONCE =
      Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  private static final int PATIENCE_SECONDS = 20;

  private final Semaphore room = new Semaphore(TEXTS_AT_ONCE, true);

  private final Onrecord onrecord;

  CheckRoute(Onrecord onrecord) {
    this.onrecord = onrecord;
  }

  /** What is to be checked: a quote, with or without its speaker, or a text. */
  private record Asked(@Nullable String quote, @Nullable String speaker, @Nullable String text) {}

  void check(Context context) throws IOException {
    Parameters.checkKnown(context, Set.of());
    Asked asked = asked(context);
    if ((asked.quote == null) == (asked.text == null)) {
      throw new BadRequestException("body", "give either a quote or a text to check");
    }
    if (asked.quote != null) {
      Routes.json(context, onrecord.check(new Claim(asked.quote, asked.speaker)));
    } else if (asked.text != null) {
      Routes.json(context, inTurn(context, text(asked.text, asked.speaker)));
    }
  }

  private Findings inTurn(Context context, String text) {
    try {
      if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        context.header("Retry-After", String.valueOf(PATIENCE_SECONDS));
        throw RefusedRequest.tooMany(
            "many texts are being checked just now, and this one was not; send it again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RefusedRequest.tooMany("the server is stopping");
    }
    try {
      return onrecord.checkText(text, MOST_QUOTES);
    } finally {
      room.release();
    }
  }

  private static String text(String text, @Nullable String speaker) {
    if (speaker != null) {
      throw new BadRequestException("speaker", "of a text, each quote names its own speaker");
    }
    if (text.isBlank()) {
      throw new BadRequestException("text", "the text is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw tooLarge();
    }
    return text;
  }

  private static Asked asked(Context context) throws IOException {
    byte[] body = context.bodyInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      throw tooLarge();
    }
    String type = Parameters.contentType(context);
    return switch (type) {
      case "application/json" -> read(body);
      case "text/plain" -> new Asked(null, null, new String(body, StandardCharsets.UTF_8));
      default ->
          throw RefusedRequest.mediaType(
              "send a quote or a text in application/json, or a text as text/plain, not " + type);
    };
  }

  private static Asked read(byte[] body) throws IOException {
    return JsonBody.read(
        body,
        Asked.class,
        "quote, speaker, text",
        "{\"quote\": \"…\", \"speaker\": \"…\"} or {\"text\": \"…\"}");
  }

  private static RefusedRequest tooLarge() {
    return RefusedRequest.tooLarge(
        "The text is too large",
        "a text to check has at most "
            + LONGEST_TEXT
            + " characters; check a longer one with: onrecord check FILE");
  }
}
