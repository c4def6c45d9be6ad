package dev.onrecord;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The map of rooms and arrows; a forbidden import or a room that is not on the map turns the build
 * red.
 */
class ArchitectureTest {
  private static final String BASE = "dev.onrecord";

  /** What each room may import; "+" is the root package. */
  private static final Map<String, String> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("model", ""),
              Map.entry("crf", ""),
              Map.entry("extract", "model crf text"),
              Map.entry("text", "model"),
              Map.entry("speaker", "model"),
              Map.entry("search", "model"),
              Map.entry("html", "model"),
              Map.entry("reader", "model html"),
              Map.entry("ingest", "model reader extract speaker search"),
              Map.entry("fetch", ""),
              Map.entry("follow", "reader fetch ingest file"),
              Map.entry("duplicate", ""),
              Map.entry("stored", "model search"),
              Map.entry("words", "model search stored"),
              Map.entry("lucene", "model duplicate search stored words"),
              Map.entry("opensearch", "model duplicate search stored words"),
              Map.entry("check", "model search words"),
              Map.entry("export", "model search +"),
              Map.entry("feed", "model search"),
              Map.entry("mcp", "model search check +"),
              Map.entry("file", ""),
              Map.entry("access", "model search file"),
              Map.entry("alert", "model search fetch file +"),
              Map.entry(
                  "server",
                  "model search check reader fetch follow ingest export feed mcp access alert +"),
              Map.entry(
                  "cli",
                  "model speaker search check reader fetch follow ingest opensearch server export mcp access alert +")));

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  static Stream<String> rooms() {
    return ARROWS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void importsOnlyWhatTheMapAllows(String room) {
    classes()
        .that(resideInAPackage(BASE + "." + room + ".."))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(BASE + "..")).or(allowed(room)))
        .check(CODE);
  }

  private static DescribedPredicate<JavaClass> allowed(String room) {
    List<String> packages = new ArrayList<>(List.of(BASE + "." + room + ".."));
    for (String other : ARROWS.getOrDefault(room, "").split(" ", -1)) {
      if (other.isEmpty()) {
        continue;
      }
      packages.add(other.equals("+") ? BASE : BASE + "." + other + "..");
    }
    return resideInAnyPackage(packages.toArray(String[]::new));
  }

  @Test
  void everyPackageIsARoomOnTheMap() {
    assertThat(CODE.stream().map(JavaClass::getPackageName).distinct())
        .allMatch(name ->
            name.equals(BASE) || ARROWS.containsKey(name.replaceFirst("^dev\\.onrecord\\.", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.lucene.., lucene|search|words|opensearch|alert",
    "org.apache.lucene.index.., lucene|words|alert",
    "org.apache.lucene.search.., lucene|words|alert",
    "io.javalin.., server",
    "picocli.., cli",
    "me.tongfei.., cli",
    "com.fasterxml.jackson.., +|server|cli|html|reader|follow|ingest|stored|opensearch|export|feed|mcp|access|alert",
    "org.jsoup.., html|reader|feed|server",
    "io.modelcontextprotocol.., mcp",
    "io.github.bucket4j.., server",
    "com.rometools.., reader|feed",
    "org.apache.hc.., fetch|opensearch",
    "org.opensearch.., opensearch",
    "crawlercommons.., html|reader|fetch",
    "net.dankito.readability4j.., html",
  })
  void librariesStayInTheirRooms(String library, String rooms) {
    String[] homes =
        Stream.of(rooms.split("\\|", -1))
            .map(r -> r.equals("+") ? BASE : BASE + "." + r + "..")
            .toArray(String[]::new);
    noClasses()
        .that(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(homes))))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(CODE);
  }

  @Test
  void noRoomIsNamedForNothing() {
    assertThat(CODE.stream().map(JavaClass::getSimpleName))
        .noneMatch(n -> n.matches(".*(Utils?|Helper|Manager|Impl|ServiceImpl|Info)$"));
  }
}
