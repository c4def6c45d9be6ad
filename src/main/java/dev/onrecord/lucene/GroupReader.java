package dev.onrecord.lucene;

import dev.onrecord.search.Dimension;
import dev.onrecord.search.FacetResult;
import dev.onrecord.search.Group;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ScoreDoc;

/** Tells of statements what all their quotes are, on one searcher. */
final class GroupReader {
  private static final Comparator<Printed> EARLIEST =
      Comparator.comparingLong(Printed::published).thenComparingLong(Printed::tie);

  private final FacetedSearcher searcher;
  private final IndexReader reader;
  private final Columns columns;

  /** A quote as it was printed; the day as days since 1970-01-01. */
  record Printed(int doc, long published, long tie) {}

  GroupReader(FacetedSearcher searcher) {
    this.searcher = searcher;
    this.reader = searcher.getIndexReader();
    this.columns = Objects.requireNonNull(searcher.columns());
  }

  /**
   * The statements of found quotes.
   *
   * @param matching for each how many of its quotes were found
   */
  List<Group> groups(List<? extends ScoreDoc> found, List<Integer> matching) throws IOException {
    StatementGroups all = searcher.groups();
    var groups = new ArrayList<Group>();
    for (int i = 0; i < found.size(); i++) {
      int[] quotes = all.members(all.of(found.get(i).doc));
      groups.add(group(printed(quotes), matching.get(i)));
    }
    return groups;
  }

  /** The quotes of the statement that a quote is of, the earliest first. */
  List<Printed> versions(int doc) throws IOException {
    StatementGroups all = searcher.groups();
    return printed(all.members(all.of(doc))).stream().sorted(EARLIEST).toList();
  }

  /** The quotes in some documents, which come in order. */
  private List<Printed> printed(int[] docs) throws IOException {
    var printed = new ArrayList<Printed>(docs.length);
    LeafReaderContext leaf = null;
    NumericDocValues published = DocValues.emptyNumeric();
    NumericDocValues ties = DocValues.emptyNumeric();
    for (int doc : docs) {
      if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = searcher.leaf(doc);
        published = DocValues.getNumeric(leaf.reader(), Fields.PUBLISHED);
        ties = DocValues.getNumeric(leaf.reader(), Fields.TIE);
      }
      published.advanceExact(doc - leaf.docBase);
      ties.advanceExact(doc - leaf.docBase);
      printed.add(new Printed(doc, published.longValue(), ties.longValue()));
    }
    return printed;
  }

  private Group group(List<Printed> quotes, int matching) throws IOException {
    Printed first = quotes.stream().min(EARLIEST).orElseThrow();
    var outlets = new HashMap<Integer, Long>();
    for (Printed quote : quotes) {
      outlets.merge(publisher(quote.doc), 1L, Long::sum);
    }
    outlets.remove(SegmentColumns.NONE);
    var values = new ArrayList<FacetResult.Value>();
    for (Map.Entry<Integer, Long> outlet : outlets.entrySet()) {
      values.add(new FacetResult.Value(name(outlet.getKey()), outlet.getValue(), false, List.of()));
    }
    values.sort(FacetResult.MOST_FIRST);
    return new Group(
        HitReader.source(reader.storedFields(), first.doc).quote().id(),
        LocalDate.ofEpochDay(first.published),
        name(publisher(first.doc)),
        quotes.size(),
        matching,
        values);
  }

  /** The ordinal of the outlet, or {@link SegmentColumns#NONE}. */
  private int publisher(int doc) {
    LeafReaderContext leaf = searcher.leaf(doc);
    int ordinal = columns.segment(leaf.ord).ordinal(doc - leaf.docBase, Dimension.PUBLISHER);
    return Columns.across(columns.globals(leaf.ord), ordinal);
  }

  private String name(int publisher) throws IOException {
    return publisher == SegmentColumns.NONE ? "" : columns.path(publisher)[1];
  }
}
