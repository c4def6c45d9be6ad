package dev.onrecord.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a request. */
public sealed interface Fetched {
  /**
   * What the server answered with.
   *
   * @param url where it lay in the end
   * @param bytes unpacked
   * @param type media type, in small letters, without parameters; empty where none is told
   * @param charset as the server told it, or null
   * @param marks by which the server can tell next time whether anything is new
   * @param at when it was fetched
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Body(URI url, byte[] bytes, String type, @Nullable String charset, Marks marks, Instant at)
      implements Fetched {}

  /** Nothing is new since the marks were given. */
  record Unchanged() implements Fetched {}

  /**
   * There is nothing to be had.
   *
   * @param reason one sentence
   * @param lasting whether asking again later is of no use
   * @param retryAfter how long the server asks to be left alone; null when it does not
   */
  record Failed(String reason, boolean lasting, @Nullable Duration retryAfter) implements Fetched {
    static Failed lasting(String reason) {
      return new Failed(reason, true, null);
    }

    static Failed passing(String reason) {
      return new Failed(reason, false, null);
    }
  }

  /** The validators of an answer (RFC 9110, section 8.8); null where there is none. */
  record Marks(@Nullable String etag, @Nullable String lastModified) {
    /** For what was never fetched. */
    public static final Marks NONE = new Marks(null, null);
  }
}
