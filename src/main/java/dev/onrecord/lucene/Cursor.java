package dev.onrecord.lucene;

import dev.onrecord.search.CursorText;
import dev.onrecord.search.SearchRequest;
import dev.onrecord.stored.Fields;
import java.nio.ByteBuffer;
import java.util.Objects;
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
  private static final int LENGTH = 2 * Integer.BYTES + 3 * Long.BYTES;

  /** The cursor in a request, or null for the first page. */
  static @Nullable Cursor of(SearchRequest request) {
    byte[] end = CursorText.read(request);
    if (end == null) {
      return null;
    }
    if (end.length != LENGTH) {
      throw CursorText.none();
    }
    ByteBuffer bytes = ByteBuffer.wrap(end);
    return new Cursor(
        bytes.getLong(), bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.getInt());
  }

  String encode(SearchRequest request) {
    return CursorText.write(
        request,
        ByteBuffer.allocate(LENGTH)
            .putLong(version)
            .putInt(score)
            .putLong(day)
            .putLong(tie)
            .putInt(document)
            .array());
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
