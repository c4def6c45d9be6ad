package dev.onrecord.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onrecord.ingest.RegistryFile.Format;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.speaker.KnownSpeaker;
import dev.onrecord.speaker.Role;
import dev.onrecord.speaker.SpeakerRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Registries as files: what is read, what is refused, and that what was written is read back. */
class RegistryFileTest {
  @TempDir Path folder;

  private List<KnownSpeaker> read(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    return RegistryFile.read(List.of(file)).speakers();
  }

  @Test
  void popoloOfAParliamentIsRead() throws IOException {
    String popolo =
        """
        {"persons": [{"id": "p1", "name": "Ada Quill", "gender": "female", "image": null,
           "other_names": [{"name": "Ada Margaret Quill", "note": "on ballots"}]}],
         "organizations": [{"id": "o1", "name": "Saltmere Assembly", "classification": "legislature"}],
         "memberships": [
           {"person_id": "p1", "organization_id": "o1", "role": "member", "legislative_period_id": "t1"},
           {"person_id": "p1", "organization_id": "o1", "role": "speaker", "start_date": "2023-02", "end_date": "2024"}],
         "events": [{"id": "t1", "start_date": "2020-01-06", "end_date": "2022-12-31"}]}
        """;
    assertThat(read("people.json", popolo))
        .containsExactly(
            new KnownSpeaker(
                "Ada Quill",
                true,
                List.of("Ada Margaret Quill"),
                Gender.FEMALE,
                List.of(
                    new Role(
                        "member",
                        "Saltmere Assembly",
                        LocalDate.of(2020, 1, 6),
                        LocalDate.of(2022, 12, 31),
                        false),
                    new Role(
                        "speaker",
                        "Saltmere Assembly",
                        LocalDate.of(2023, 2, 1),
                        LocalDate.of(2024, 12, 31),
                        false)),
                new TreeMap<>(),
                true));
  }

  @Test
  void csvIsReadALineForEachRole() throws IOException {
    String csv =
        """
        \uFEFFname,gender,role,organisation,from,to
        Ada Quill,F,member,"Saltmere Assembly, upper house",2020-01-06,2022-12-31
        Ada Quill,,mayor,Saltmere,2023,

        Robert Quill,M,,,,
        """;
    List<KnownSpeaker> speakers = read("people.csv", csv);
    assertThat(speakers.stream().map(KnownSpeaker::name))
        .containsExactly("Ada Quill", "Robert Quill");
    assertThat(speakers.getFirst().roles())
        .extracting(Role::organisation)
        .containsExactly("Saltmere Assembly, upper house", "Saltmere");
    assertThat(speakers.getFirst().gender()).isEqualTo(Gender.FEMALE);
    assertThat(speakers).allMatch(KnownSpeaker::known);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsReadBack(Format format) throws IOException {
    var registry = new SpeakerRegistry();
    var seen =
        new Role("Harbour Minister", "", LocalDate.of(2025, 5, 9), LocalDate.of(2025, 6, 2), true);
    var held = new Role("member", "Saltmere, upper house", LocalDate.of(2020, 1, 6), null, false);
    registry.add(
        List.of(
            new KnownSpeaker(
                "Ada “Tide” Quill",
                true,
                List.of("Ada M. Quill", "Adelaide Quill"),
                Gender.FEMALE,
                List.of(seen, held),
                new TreeMap<>(Map.of(YearMonth.of(2025, 5), 3, YearMonth.of(2025, 6), 1)),
                true),
            new KnownSpeaker(
                "Robert Marrow",
                true,
                List.of(),
                Gender.UNKNOWN,
                List.of(),
                new TreeMap<>(Map.of(YearMonth.of(2025, 5), 2)),
                false),
            new KnownSpeaker(
                "Marrow Shipping Co",
                false,
                List.of(),
                Gender.UNKNOWN,
                List.of(),
                new TreeMap<>(Map.of(YearMonth.of(2025, 5), 2)),
                false)));
    Path file = folder.resolve(format == Format.CSV ? "people.csv" : "people.json");
    try (OutputStream out = Files.newOutputStream(file)) {
      RegistryFile.write(registry, format, out);
    }
    assertThat(registry.speakers()).hasSize(3);
    assertThat(RegistryFile.read(List.of(file)).speakers()).isEqualTo(registry.speakers());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "/speaker/refused.psv",
      delimiter = '|',
      quoteCharacter = '$',
      numLinesToSkip = 1)
  void whatCannotBeTakenIsRefusedInASentence(String name, String content, String message)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content.replace('⏎', '\n'));
    assertThatThrownBy(() -> RegistryFile.read(List.of(file)))
        .isInstanceOf(BadRegistryException.class)
        .hasMessage(folder.resolve(message).toString());
  }

  @Test
  void aPersonOfOneNameIsKnownByIt() throws IOException {
    assertThat(read("people.csv", "name\nPlumb\nAda Plumb\n"))
        .extracting(KnownSpeaker::name)
        .containsExactlyInAnyOrder("Plumb", "Ada Plumb");
  }

  @Test
  void aNameWithAWordThatIsOnlyAnAccentIsRead() throws IOException {
    assertThat(read("people.csv", "name\n\u0301 Quill\nA. Quill\n")).isNotEmpty();
  }

  @Test
  void aMembershipOfNobodyIsNotEverybodys() throws IOException {
    String popolo =
        """
        {"persons": [{"name": "Ada Quill"}, {"name": "Rolf Ubben"}],
         "memberships": [{"role": "mayor", "start_date": "2025-01-01"}]}
        """;
    assertThat(read("people.json", popolo)).allMatch(person -> person.roles().isEmpty());
  }
}
