package dev.onrecord.ingest;

import dev.onrecord.extract.QuoteExtractor;
import dev.onrecord.model.Article;
import dev.onrecord.model.Extraction;
import dev.onrecord.model.Kind;
import dev.onrecord.model.Quote;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.reader.Digest;
import dev.onrecord.reader.Entry;
import dev.onrecord.speaker.KnownSpeaker;
import dev.onrecord.speaker.SpeakerRegistry;
import dev.onrecord.speaker.SpeakerResolver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * An article in, its attributed quotes out. It keeps nothing but a registry of persons, and which
 * articles told it of them; may be shared by any number of threads.
 */
public final class QuoteFinder {
  /**
   * Changes whenever the same article may give other quotes, or more is kept with them; stored
   * articles of another version are read anew.
   */
  public static final String VERSION = "6";

  private static final int STATEMENT_WORDS = 5;
  private static final Pattern WORD_GAP = Pattern.compile("\\s+");

  /** What is denied or refused is no statement of who denies it. */
  private static final Pattern UNSAID =
      Pattern.compile(
          "(?i)\\b(not|never|no|without|den(y|ies|ied|ying|ial)|refus\\w+|declin\\w+|reject\\w*"
              + "|dismiss\\w*|disput\\w+|doubt\\w*|disagree\\w*)\\b|n['’]t\\b");

  private final QuoteExtractor extractor = new QuoteExtractor();
  private final SpeakerRegistry registry;
  private final SpeakerResolver resolver;
  private final Set<String> learned = ConcurrentHashMap.newKeySet();

  /** Makes a finder that knows nobody but whom an article itself names. */
  public QuoteFinder() {
    this(new SpeakerRegistry());
  }

  /** Makes a finder that completes bare surnames as the registry tells. */
  public QuoteFinder(SpeakerRegistry registry) {
    this.registry = registry;
    this.resolver = new SpeakerResolver(registry);
  }

  /**
   * Changes with {@link #VERSION}, and with what the registry knows; a finder that learns has none
   * that lasts.
   */
  public String version() {
    List<KnownSpeaker> known = registry.speakers();
    return known.isEmpty()
        ? VERSION
        : VERSION
            + " "
            + Digest.of(known.stream().map(KnownSpeaker::toString).toArray(String[]::new));
  }

  /** The quotes of an article in the order of its text. Never throws. */
  public List<Quote> find(Article article) {
    return resolve(article, read(article));
  }

  /** What an article says, before anybody asks whom it means. */
  Extraction read(Article article) {
    return extractor.extract(article);
  }

  /**
   * Lets the registry learn whom the article names in full; gives what was read. An article that
   * comes again is no further evidence.
   */
  public Extraction learn(Article article) {
    Extraction extraction = read(article);
    if (learned.add(article.id())) {
      registry.learn(article, extraction);
    }
    return extraction;
  }

  /** The quotes of an article that was read before. */
  List<Quote> resolve(Article article, Extraction extraction) {
    return resolver.resolve(article, extraction);
  }

  /**
   * Those of an article's quotes that a search should find: all in quotation marks, and of reported
   * speech what somebody did say, with a speaker, and words enough to stand by itself.
   */
  List<Quote> findStatements(Article article) {
    return find(article).stream()
        .filter(q -> q.kind() != Kind.INDIRECT || isStatement(q, article.text()))
        .toList();
  }

  /**
   * Ready-made quotes, those of unknown speakers attributed where there is text around them that
   * tells. Of pieces that came apart each is read by itself.
   */
  public List<Quote> attribute(Article article, List<Quote> made) {
    return made.stream()
        .map(quote -> isUntold(quote, article) ? attributed(article, quote) : quote)
        .toList();
  }

  private Quote attributed(Article article, Quote made) {
    String text = article.text();
    int gap = text.lastIndexOf(Entry.Made.GAP, made.span().start() - 1);
    int from = gap < 0 ? 0 : gap + Entry.Made.GAP.length();
    int next = text.indexOf(Entry.Made.GAP, made.span().end());
    int to = next < 0 ? text.length() : next;
    Span within = made.span().shifted(-from);
    return find(article.withText(text.substring(from, to))).stream()
        .filter(found -> found.span().equals(within))
        .findFirst()
        .map(found -> found.shifted(article, from))
        .orElse(made);
  }

  private static boolean isUntold(Quote quote, Article article) {
    return quote.attribution().speaker() instanceof Speaker.Unknown
        && quote.text().length() < article.text().length();
  }

  private static boolean isStatement(Quote quote, String text) {
    return !(quote.attribution().speaker() instanceof Speaker.Unknown)
        && WORD_GAP.split(quote.text(), STATEMENT_WORDS).length == STATEMENT_WORDS
        && quote.attribution().cue().stream().noneMatch(cue -> UNSAID.matcher(cue.in(text)).find());
  }
}
