package dev.onrecord.extract;

import dev.onrecord.model.Article;
import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.Extraction;
import dev.onrecord.model.Mention;
import dev.onrecord.model.StatedDay;
import dev.onrecord.text.DateReader;
import dev.onrecord.text.Quotation;
import dev.onrecord.text.QuotationScanner;
import dev.onrecord.text.Sentence;
import dev.onrecord.text.SentenceSplitter;
import dev.onrecord.text.Token;
import dev.onrecord.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds quotes, cues, mentions and days in an article.
 *
 * <pre>{@code
 * var found = new QuoteExtractor().extract(article);
 * found.relations().forEach(r -> IO.println(r.kind() + " " + r.mention()));
 * }</pre>
 *
 * <p>It keeps nothing of an article but words met lately; one may be shared by any number of
 * threads.
 */
public final class QuoteExtractor {
  /** Makes an extractor; the word lists are read once for all. */
  public QuoteExtractor() {}

  /** Reads one article. Never throws, whatever the text; takes time in proportion to its length. */
  public Extraction extract(Article article) {
    String text = article.text();
    List<Quotation> quotations = QuotationScanner.scan(text);
    List<Sentence> sentences = SentenceSplitter.split(text, quotations);
    var names = new NameFinder(sentences.stream().map(Sentence::tokens).toList());
    var stated = new ArrayList<StatedDay>();
    List<ReadSentence> read = read(article, sentences, names, stated);
    stated.sort(Comparator.comparingInt(d -> d.span().start()));
    return new Extraction(
        relations(text, quotations, read), mentions(text, quotations, read, names), stated);
  }

  private static List<ReadSentence> read(
      Article article, List<Sentence> sentences, NameFinder names, List<StatedDay> stated) {
    var dates = new DateReader(article.published());
    var apposition = new Apposition();
    var occasions = new NamedOccasions();
    var read = new ArrayList<ReadSentence>();
    for (Sentence sentence : sentences) {
      List<Token> tokens = sentence.tokens();
      List<Chunk> chunks = apposition.apply(names.chunks(tokens, sentence.number(), false));
      List<DateReader.Day> days = occasions.read(tokens, dates.read(tokens));
      var dayOfSpeech = new DayOfSpeech(chunks, days);
      stated.addAll(Deeds.date(chunks, sentence.number(), days));
      List<SpeechAct> acts =
          DayOfSpeech.share(
              ActFinder.find(chunks, sentence.number()).stream().map(dayOfSpeech::date).toList());
      List<Report> reports = ReportFinder.get().find(article.text(), tokens, chunks);
      read.add(new ReadSentence(sentence, chunks, acts, days, reports));
    }
    return read;
  }

  private static List<AttributionRelation> relations(
      String text, List<Quotation> quotations, List<ReadSentence> read) {
    List<List<AttributionRelation>> ruled = new QuoteAttacher(text, quotations, read).attach();
    var relations = new ArrayList<AttributionRelation>();
    var scareQuotes = new ScareQuotes(text);
    int next = 0;
    for (int i = 0; i < read.size(); i++) {
      int first = next;
      int end = read.get(i).sentence().tokens().getLast().end();
      while (next < quotations.size() && quotations.get(next).outer().start() < end) {
        next++;
      }
      List<Quotation> within = quotations.subList(first, next);
      relations.addAll(
          read.get(i).reports().isEmpty()
              ? ruled.get(i)
              : new ReportedSpeech(read.get(i), within, scareQuotes).join(ruled.get(i)));
    }
    return relations;
  }

  private static List<Mention> mentions(
      String text, List<Quotation> quotations, List<ReadSentence> read, NameFinder names) {
    var mentions = new ArrayList<Mention>();
    for (ReadSentence sentence : read) {
      addMentions(sentence.chunks(), mentions);
    }
    for (Quotation quotation : quotations) {
      List<Token> inside =
          Tokenizer.tokens(text, quotation.inner().start(), quotation.inner().end());
      addMentions(names.chunks(inside, 0, true), mentions);
    }
    mentions.sort(Comparator.comparingInt(m -> m.span().start()));
    return mentions;
  }

  private static void addMentions(List<Chunk> chunks, List<Mention> mentions) {
    for (Chunk chunk : chunks) {
      if (chunk.mention() != null) {
        mentions.add(chunk.mention());
      }
    }
  }
}
