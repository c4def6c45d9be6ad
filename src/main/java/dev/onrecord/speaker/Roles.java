package dev.onrecord.speaker;

import dev.onrecord.model.Article;
import dev.onrecord.model.Attribution;
import dev.onrecord.model.Mention;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.model.Speaker;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what the speakers of an article are: as they are called beside their words, or elsewhere in
 * the article, or as a file of the registry tells for the day.
 */
final class Roles {
  private static final int LONGEST = 200;

  private final SpeakerRegistry registry;
  private final LocalDate day;

  Roles(SpeakerRegistry registry, Article article) {
    this.registry = registry;
    this.day = article.published();
  }

  /** The attribution with the speaker's role, where it is told. */
  Attribution told(Attribution attribution, @Nullable Mention mention, @Nullable Figure figure) {
    return role(attribution.speaker(), mention, figure)
        .filter(role -> !role.isEmpty() && role.length() <= LONGEST)
        .map(attribution::as)
        .orElse(attribution);
  }

  private Optional<String> role(
      Speaker speaker, @Nullable Mention mention, @Nullable Figure figure) {
    return switch (speaker) {
      case Speaker.Person(String name) ->
          beside(mention)
              .or(() -> figure == null ? Optional.empty() : figure.called(day))
              .or(() -> registry.roleOn(name, day))
              .map(Role::label);
      case Speaker.Unnamed _ when isOnePerson(mention) -> beside(mention).map(Role::label);
      case Speaker.Unnamed _, Speaker.Organisation _, Speaker.Document _, Speaker.Unknown _ ->
          Optional.empty();
    };
  }

  /** Groups and things that speak are described too: "officials", "a report". */
  private static boolean isOnePerson(@Nullable Mention mention) {
    return mention != null
        && mention.gender() != Gender.NEUTRAL
        && mention.gender() != Gender.PLURAL;
  }

  private Optional<Role> beside(@Nullable Mention mention) {
    return mention == null ? Optional.empty() : called(Stream.of(mention.role()), day);
  }

  /** The first role among what somebody is called; of "Senator, a former mayor" the senator. */
  static Optional<Role> called(Stream<String> words, LocalDate day) {
    return words
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .flatMap(part -> Role.called(part, day).stream())
        .findFirst();
  }
}
