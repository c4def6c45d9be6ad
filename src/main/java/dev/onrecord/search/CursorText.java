package dev.onrecord.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a cursor looks like to those who page: where a page ended, as its engine writes it down, and
 * a check value of the request, so that it fits no other.
 */
public final class CursorText {
  /** What to say to whoever pages through a state of the index that is no longer kept. */
  public static final String LOST =
      "the index has changed, and how it was when this paging began is no longer kept; start again with the first page";

  private CursorText() {}

  /**
   * Where the page before ended, or null for the first page.
   *
   * @throws BadRequestException when the cursor is none, or one of another search
   */
  public static byte @Nullable [] read(SearchRequest request) {
    String text = request.cursor();
    if (text == null) {
      return null;
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw none();
    }
    if (bytes.length < Integer.BYTES || ByteBuffer.wrap(bytes).getInt() != check(request)) {
      throw new BadRequestException(
          "cursor",
          "the cursor belongs to another query, filter or sort; leave it out for the first page");
    }
    return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
  }

  /** What to say of a cursor that no engine wrote. */
  public static BadRequestException none() {
    return new BadRequestException(
        "cursor", "the cursor is none that this server gave; leave it out for the first page");
  }

  /** The cursor for where a page ended. */
  public static String write(SearchRequest request, byte[] end) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + end.length);
    bytes.putInt(check(request)).put(end);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The same for every page of one search, and hardly ever for two. */
  private static int check(SearchRequest request) {
    var crc = new CRC32C();
    String all =
        request.q()
            + "\n"
            + new TreeMap<>(request.where())
            + "\n"
            + request.from()
            + "\n"
            + request.to()
            + "\n"
            + request.sort()
            + (request.grouped() ? "\ngrouped" : "");
    crc.update(all.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
