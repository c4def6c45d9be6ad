package dev.onrecord.words;

import dev.onrecord.stored.Fields;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How words are made of text: folded for every field, stemmed for those that find a word in all its
 * forms.
 */
public final class Analyzers {
  private Analyzers() {}

  /** The analyzer of the index and of queries. */
  public static Analyzer forFields() {
    Analyzer stemmed = new Words(true, false);
    Analyzer names = new Words(false, true);
    Map<String, Analyzer> fields = new HashMap<>();
    for (String field : new String[] {Fields.TEXT, Fields.CONTEXT, Fields.TITLE}) {
      fields.put(field, stemmed);
    }
    fields.put(Fields.SPEAKER, names);
    fields.put(Fields.PUBLISHER, names);
    return new PerFieldAnalyzerWrapper(new Words(false, false), fields);
  }

  private static final class Words extends Analyzer {
    private final boolean stem;
    private final boolean names;

    /**
     * Makes words.
     *
     * @param stem whether a word is the same in all its forms
     * @param names whether a name's parts are words: O'Fenn, courier.example
     */
    Words(boolean stem, boolean names) {
      this.stem = stem;
      this.names = names;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      return new PlainSigns(reader, names);
    }

    @Override
    protected Reader initReaderForNormalization(String field, Reader reader) {
      return new PlainSigns(reader, false);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var source = new StandardTokenizer();
      TokenStream words = new ASCIIFoldingFilter(new LowerCaseFilter(source));
      if (stem) {
        words = new PorterStemFilter(new EnglishPossessiveFilter(words));
      }
      return new TokenStreamComponents(source, words);
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
      return new ASCIIFoldingFilter(new LowerCaseFilter(in));
    }
  }

  /**
   * One apostrophe for all, so that don’t is don't, and one hyphen. The length stays, so offsets
   * hold, and Lucene's mapping of characters, which allows for other lengths, has too much to do.
   */
  private static final class PlainSigns extends FilterReader {
    private final boolean names;

    PlainSigns(Reader in, boolean names) {
      super(in);
      this.names = names;
    }

    private char plain(char c) {
      return switch (c) {
        case '’', '‘', 'ʼ', '\'' -> names ? ' ' : '\'';
        case '.' -> names ? ' ' : '.';
        case '‑' -> '-';
        default -> c;
      };
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      return c < 0 ? c : plain((char) c);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      int count = in.read(into, from, length);
      for (int i = from; i < from + count; i++) {
        into[i] = plain(into[i]);
      }
      return count;
    }
  }
}
