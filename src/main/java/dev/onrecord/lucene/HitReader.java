package dev.onrecord.lucene;

import dev.onrecord.search.Arrival;
import dev.onrecord.search.Explanation;
import dev.onrecord.search.Group;
import dev.onrecord.search.Hit;
import dev.onrecord.stored.Fields;
import dev.onrecord.stored.QuoteSource;
import dev.onrecord.words.Snippets;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Makes hits of found documents, on one searcher and for one query. */
final class HitReader {
  private final FacetedSearcher searcher;
  private final StoredFields stored;
  private final Snippets.Marker marker;
  private final @Nullable Query explained;

  /**
   * A reader.
   *
   * @param explained the query whose scores each hit explains, or null for none
   */
  HitReader(FacetedSearcher searcher, Snippets.Marker marker, @Nullable Query explained)
      throws IOException {
    this.searcher = searcher;
    this.stored = searcher.storedFields();
    this.marker = marker;
    this.explained = explained;
  }

  Hit read(ScoreDoc found) throws IOException {
    return read(found, null);
  }

  Hit read(ScoreDoc found, @Nullable Group group) throws IOException {
    double score =
        found instanceof FieldDoc sorted
                && Objects.requireNonNull(sorted.fields)[0] instanceof Float f
            ? f
            : 0;
    return marker.hit(
        source(stored, found.doc),
        score,
        explained == null ? null : form(searcher.explain(explained, found.doc)),
        group);
  }

  Arrival arrival(ScoreDoc found) throws IOException {
    QuoteSource source = source(stored, found.doc);
    return new Arrival(source.quote(), () -> marker.hit(source, 0, null, null));
  }

  static QuoteSource source(StoredFields stored, int doc) throws IOException {
    return source(stored.document(doc, Set.of(Fields.SOURCE)));
  }

  static QuoteSource source(Document document) {
    BytesRef bytes = Objects.requireNonNull(document.getBinaryValue(Fields.SOURCE), Fields.SOURCE);
    return QuoteSource.read(bytes.bytes, bytes.offset, bytes.length, QuoteSource.class);
  }

  private static Explanation form(org.apache.lucene.search.Explanation lucene) {
    return new Explanation(
        lucene.getValue().doubleValue(),
        lucene.getDescription(),
        Arrays.stream(lucene.getDetails())
            .filter(org.apache.lucene.search.Explanation::isMatch)
            .map(HitReader::form)
            .toList());
  }
}
