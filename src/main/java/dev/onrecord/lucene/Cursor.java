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
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort key of its last hit, and a check value of the request, so that it
 * fits no other.
 *
 * @param version of the index that the paging began on
 * @param score bits of the score; 0 where the order has none
 * @param day the day said, as days since 1970-01-01
 * @param quoteId the last hit's id, which breaks ties
 */
record Cursor(long version, int score, long day, String quoteId) {
  private static final int HEAD = 2 * Integer.BYTES + 2 * Long.BYTES;

  /** The cursor in a request, or null for the first page. */
  static @Nullable Cursor of(SearchRequest request) {
    String text = request.cursor();
    if (text == null) {
      return null;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (bytes.remaining() > HEAD && bytes.getInt() == check(request)) {
        return new Cursor(
            bytes.getLong(),
            bytes.getInt(),
            bytes.getLong(),
            StandardCharsets.UTF_8.decode(bytes).toString());
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
    byte[] id = quoteId.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(HEAD + id.length)
            .putInt(check(request))
            .putLong(version)
            .putInt(score)
            .putLong(day)
            .put(id);
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
            + request.sort();
    crc.update(all.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  FieldDoc toFieldDoc(boolean byScore) {
    var id = new BytesRef(quoteId);
    Object[] fields =
        byScore ? new Object[] {Float.intBitsToFloat(score), day, id} : new Object[] {day, id};
    return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
  }

  static Cursor at(long version, FieldDoc last) {
    Object[] fields = Objects.requireNonNull(last.fields);
    int score = fields[0] instanceof Float f ? Float.floatToIntBits(f) : 0;
    return new Cursor(
        version,
        score,
        (Long) fields[fields.length - 2],
        ((BytesRef) fields[fields.length - 1]).utf8ToString());
  }
}
