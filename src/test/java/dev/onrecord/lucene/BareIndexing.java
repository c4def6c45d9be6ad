package dev.onrecord.lucene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.search.Dimension;
import dev.onrecord.stored.Fields;
import dev.onrecord.words.Analyzers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;

/**
 * The barest program that keeps lines of Quotebank in Lucene so that they can be searched by words
 * in two forms, counted by four facets, found and replaced by their ids, and shown: one thread,
 * durable at the end. Run by {@code src/test/sh/million index}.
 */
public final class BareIndexing {
  private BareIndexing() {}

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    var json = new JsonMapper();
    var facets = Documents.facets();
    int count = 0;
    try (BufferedReader lines = Files.newBufferedReader(Path.of(args[0]));
        var writer =
            new IndexWriter(
                FSDirectory.open(Path.of(args[1])),
                new IndexWriterConfig(Analyzers.forFields()).setRAMBufferSizeMB(64))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Document document = document(json.readTree(line), line);
        writer.updateDocument(
            new Term(Fields.ARTICLE_ID, document.get(Fields.ARTICLE_ID)), facets.build(document));
        count++;
      }
      writer.commit();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "bare Lucene: %.1f s, %.0f quotes a second%n", seconds, count / seconds);
  }

  private static Document document(JsonNode node, String line) {
    var document = new Document();
    String quotation = node.get("quotation").asText();
    String day = node.get("date").asText().substring(0, 10);
    document.add(new StringField(Fields.ARTICLE_ID, node.get("quoteID").asText(), Store.YES));
    document.add(new TextField(Fields.TEXT, quotation, Store.NO));
    document.add(new TextField(Fields.EXACT, quotation, Store.NO));
    document.add(new LongPoint(Fields.SAID, LocalDate.parse(day).toEpochDay()));
    document.add(new NumericDocValuesField(Fields.SAID, LocalDate.parse(day).toEpochDay()));
    facet(document, Dimension.SPEAKER, node.get("speaker").asText());
    facet(document, Dimension.PUBLISHER, node.path("urls").path(0).asText("none"));
    facet(document, Dimension.KIND, "direct");
    document.add(new SortedSetDocValuesFacetField(Dimension.SAID_ON.word(), day.split("-", -1)));
    document.add(new StoredField(Fields.SOURCE, line));
    return document;
  }

  private static void facet(Document document, Dimension dimension, String value) {
    document.add(new SortedSetDocValuesFacetField(dimension.word(), value));
  }
}
