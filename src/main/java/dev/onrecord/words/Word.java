package dev.onrecord.words;

import dev.onrecord.stored.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * A word of a text as the index has it, folded and not stemmed.
 *
 * @param start where it starts in the text, UTF-16
 * @param end where it ends
 */
public record Word(String term, int start, int end) {
  /** The words of a text, in order. */
  public static List<Word> of(Analyzer analyzer, String text) throws IOException {
    var words = new ArrayList<Word>();
    try (TokenStream stream = analyzer.tokenStream(Fields.EXACT, text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var place = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), place.startOffset(), place.endOffset()));
      }
      stream.end();
    }
    return words;
  }
}
