package dev.onrecord.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.search.Dimension;
import dev.onrecord.search.Stamp;
import dev.onrecord.search.StoredArticle;
import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
  private static List<String> facets(Document document) {
    return Arrays.stream(document.getFields(FacetsConfig.DEFAULT_INDEX_FIELD_NAME))
        .map(field ->
            field.fieldType().docValuesType()
                + " "
                + field.fieldType().indexOptions()
                + " "
                + field.binaryValue().utf8ToString())
        .sorted()
        .toList();
  }

  /** They are laid out by hand, since that is faster; who reads them is Lucene. */
  @ParameterizedTest
  @CsvSource({
    "Ada Quill, courier.example, mayor, DAY",
    "'Ada \u001f Quill', 'a\u001eb\u001f', '\u001f', MONTH",
    "'', ' ', '', YEAR",
    "Zoë Brandt, 'x/y', 'minister, foreign', DAY",
  })
  void facetsAreLaidOutAsLuceneLaysThemOut(
      String speaker, String publisher, String role, SaidOn.Precision precision)
      throws IOException {
    var day = LocalDate.of(2025, 4, 1);
    var article = new Article("a", "t", publisher, day, null, null, "x “The bridge” x");
    var said = new SaidOn(day, precision, SaidOn.Basis.STATED);
    var by = new Attribution(new Speaker.Person(speaker), role, 1, List.of(), null, "told");
    Quote quote = Quote.of(article, new Span(3, 13), Kind.DIRECT, by, said);
    Document made =
        Documents.block(new StoredArticle(article, List.of(quote), List.of()), new Stamp("1", "1"))
            .getFirst();
    var asked = new Document();
    String[] path = Fields.path(said).toArray(String[]::new);
    asked.add(new SortedSetDocValuesFacetField(Dimension.SAID_ON.word(), path));
    asked.add(new SortedSetDocValuesFacetField(Dimension.KIND.word(), "direct"));
    add(asked, Dimension.SPEAKER, speaker);
    add(asked, Dimension.PUBLISHER, publisher);
    add(asked, Dimension.ROLE, role);
    assertThat(facets(made)).isEqualTo(facets(Documents.facets().build(asked)));
  }

  private static void add(Document document, Dimension dimension, String value) {
    if (!value.isBlank()) {
      document.add(new SortedSetDocValuesFacetField(dimension.word(), value));
    }
  }
}
