package dev.onrecord.speaker;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.AttributionRelation;
import dev.onrecord.model.Extraction;
import dev.onrecord.model.Mention;
import dev.onrecord.model.Quote;
import dev.onrecord.model.SaidOn;
import dev.onrecord.model.Span;
import dev.onrecord.model.Speaker;
import dev.onrecord.model.StatedDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes quotes of relations: says of each mention who it is, or that the text does not tell.
 *
 * <p>It keeps nothing between articles but the registry it was given; one may be shared by any
 * number of threads.
 */
public final class SpeakerResolver {
  /** Below this confidence a speaker is given as unknown. */
  static final double BAR = 0.3;

  /** How much of the confidence stays where a name comes from other articles. */
  private static final double COMPLETED = 0.9;

  /** The same where one word is all that is known: it may not be the whole of a name. */
  private static final double BARE = 0.9;

  private final SpeakerRegistry registry;

  /** Makes a resolver that completes bare surnames as the registry tells. */
  public SpeakerResolver(SpeakerRegistry registry) {
    this.registry = registry;
  }

  /** The quotes of an article, in the order of its text. Never throws. */
  public List<Quote> resolve(Article article, Extraction extraction) {
    Coreference coreference = read(extraction);
    var occasions = new Occasions(extraction.days(), m -> coreference.of(m).speaker().name());
    var log = new LiveLog(article, extraction.days());
    var roles = new Roles(registry, article);
    var quotes = new ArrayList<Quote>();
    for (AttributionRelation relation : extraction.relations()) {
      Mention mention = relation.mention();
      Resolution resolution = mention == null ? Resolution.UNKNOWN : coreference.of(mention);
      Attribution attribution =
          roles.told(
              completed(
                  attribution(relation, resolution), resolution.figure(), coreference, article),
              mention,
              resolution.figure());
      SaidOn day =
          occasions.dayOf(relation, attribution.speaker().name(), position(relation, mention));
      SaidOn present = log.dayOf(relation);
      day = present == null ? day : present;
      Span content = relation.content();
      if (content != null) {
        quotes.add(
            Quote.of(
                article,
                content,
                relation.whole(),
                relation.kind(),
                attribution,
                day == null ? SaidOn.published(article.published()) : day));
      }
    }
    quotes.sort(Comparator.comparingInt(q -> q.span().start()));
    return quotes;
  }

  private static int position(AttributionRelation relation, @Nullable Mention mention) {
    Span content = relation.content();
    int at = mention == null ? 0 : mention.span().end();
    return content == null ? at : Math.max(at, content.end());
  }

  private static Coreference read(Extraction extraction) {
    var mentions = new ArrayList<Mention>(extraction.mentions());
    var known = new HashSet<Long>();
    for (Mention mention : mentions) {
      known.add(Coreference.key(mention));
    }
    var speaking = new HashSet<Long>();
    for (AttributionRelation relation : extraction.relations()) {
      Mention mention = relation.mention();
      if (mention != null
          && speaking.add(Coreference.key(mention))
          && known.add(Coreference.key(mention))) {
        mentions.add(mention);
      }
    }
    for (StatedDay day : extraction.days()) {
      day.doers().stream().filter(d -> known.add(Coreference.key(d))).forEach(mentions::add);
    }
    mentions.sort(SpeakerResolver::inOrder);
    var coreference = new Coreference(new Cast(extraction.mentions()));
    for (Mention mention : mentions) {
      coreference.read(mention, speaking.contains(Coreference.key(mention)));
    }
    return coreference;
  }

  /** By place in the text; of two that begin together the longer first. */
  private static int inOrder(Mention one, Mention other) {
    int byStart = Integer.compare(one.span().start(), other.span().start());
    return byStart != 0 ? byStart : Integer.compare(other.span().end(), one.span().end());
  }

  private static Attribution attribution(AttributionRelation relation, Resolution resolution) {
    double confidence = relation.sureness() * weight(relation) * resolution.sureness();
    Speaker speaker = confidence < BAR ? new Speaker.Unknown() : resolution.speaker();
    String evidence = relation.link().words() + "; " + resolution.evidence();
    return new Attribution(
        speaker,
        null,
        speaker instanceof Speaker.Unknown ? 0 : round(confidence),
        relation.cue(),
        span(relation),
        evidence);
  }

  /** Gives a person whom the article names by surname alone the full name that others give. */
  private Attribution completed(
      Attribution attribution, @Nullable Figure figure, Coreference coreference, Article article) {
    if (!(attribution.speaker() instanceof Speaker.Person(String name)) || name.indexOf(' ') > 0) {
      return attribution;
    }
    if (figure == null || !coreference.isNamedBySurnameAlone(figure)) {
      return as(attribution, name, BARE, "");
    }
    return registry
        .complete(name, article.published(), figure.gender())
        .map(full -> as(attribution, full.name(), COMPLETED, "; " + full.evidence()))
        .orElseGet(() -> as(attribution, name, BARE, ""));
  }

  private static Attribution as(
      Attribution attribution, String name, double factor, String evidence) {
    return new Attribution(
        new Speaker.Person(name),
        attribution.role(),
        round(factor * attribution.confidence()),
        attribution.cue(),
        attribution.mention(),
        attribution.evidence() + evidence);
  }

  private static @Nullable Span span(AttributionRelation relation) {
    Mention mention = relation.mention();
    return relation.source() != null || mention == null ? relation.source() : mention.span();
  }

  private static double round(double confidence) {
    return Math.round(confidence * 1000) / 1000.0;
  }

  private static double weight(AttributionRelation relation) {
    return switch (relation.link()) {
      case CUE_BESIDE -> 0.98;
      case CUE_BEFORE -> 0.93;
      case ACCORDING_TO -> 0.96;
      case LABEL -> 0.9;
      case CONTINUED -> 0.92;
      case ANNOUNCED -> 0.72;
      // Without any cue the sentence is about its subject, and need not be the subject's words.
      case SENTENCE -> relation.cue().isEmpty() ? 0.25 : 0.7;
      case NEIGHBOUR -> relation.cue().isEmpty() ? 0.55 : 0.72;
      case NONE -> 0;
    };
  }
}
