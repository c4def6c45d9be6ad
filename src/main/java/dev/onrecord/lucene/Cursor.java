package dev.onrecord.lucene;

import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.SearchRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.lucene.search.FieldDoc;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort key of its last hit, and a check value of the request, so that it
 * fits no other.
 *
 * @param version of the index that the paging began on
 * @param score bits of the score; 0 where the order has none
 * @param day the day said, as days since 1970-01-01
 * @param tie the last hit's {@link Fields#TIE}
 * @param document the last hit in that version of the index, where all else is the same
 */
record Cursor(long version, int score, long day, long tie, int document) {
  private static final int LENGTH = 3 * Integer.BYTES + 3 * Long.BYTES;

  /** The cursor in a request, or null for the first page. */
  static @Nullable Cursor of(SearchRequest request) {
    String text = request.cursor();
    if (text == null) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() == LENGTH && bytes.getInt() == check(request)) {
        return new Cursor(
            bytes.getLong(), bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.getInt());
      }
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(
          "cursor", "the cursor is none that this server gave; leave it out for the first page");
    }
    throw new BadRequestException(
        "cursor",
        "the cursor belongs to another query, filter or sort; leave it out for the first page");
  }

  String encode(SearchRequest request) {
    ByteBuffer bytes =
        ByteBuffer.allocate(LENGTH)
            .putInt(check(request))
            .putLong(version)
            .putInt(score)
            .putLong(day)
            .putLong(tie)
            .putInt(document);
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

  FieldDoc toFieldDoc(boolean byScore) {
    Object[] fields =
        byScore ? new Object[] {Float.intBitsToFloat(score), day, tie} : new Object[] {day, tie};
    return new FieldDoc(document, Float.NaN, fields);
  }

  static Cursor at(long version, FieldDoc last) {
    Object[] fields = Objects.requireNonNull(last.fields);
    int score = fields[0] instanceof Float f ? Float.floatToIntBits(f) : 0;
    return new Cursor(
        version,
        score,
        (Long) fields[fields.length - 2],
        (Long) fields[fields.length - 1],
        last.doc);
  }
}
