package dev.onrecord.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onrecord.Onrecord;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills {@code onrecord ingest} with SIGKILL in the middle of an archive: the next run goes on. */
class ResumeTest {
  private static final int ARTICLES = 60_000;
  private static final Pattern GOING_ON = Pattern.compile("Going on after the (\\d+) articles");

  @TempDir Path folder;

  private Path archive() throws IOException {
    Path archive = folder.resolve("archive.jsonl.gz");
    try (Writer out =
        new java.io.OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(archive)), StandardCharsets.UTF_8)) {
      for (int i = 0; i < ARTICLES; i++) {
        out.write(
            "{\"id\": \"a%d\", \"published\": \"2025-04-23\", \"text\": \"“The tide is %d,” said Ada Quill on Monday. She was late.\"}\n"
                .formatted(i, i));
      }
    }
    return archive;
  }

  private Process start(Path archive) throws IOException {
    Path err = folder.resolve("err.txt");
    Process process =
        CommandProcess.start(
            err, "ingest", archive.toString(), "--index", folder.resolve("index").toString());
    return process;
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  private long articles() {
    try (Onrecord onrecord = Onrecord.openToRead(folder.resolve("index"))) {
      return onrecord.stats().articles();
    }
  }

  @Test
  void aKilledIngestGoesOnWhereItWas() throws IOException, InterruptedException {
    Path archive = archive();
    Process killed = start(archive);
    Path reading = folder.resolve("index/reading");
    while (killed.isAlive() && !hasBookmark(reading)) {
      Thread.sleep(20);
    }
    killed.destroyForcibly().waitFor();
    long durable = articles();
    assertThat(durable).isBetween(1L, ARTICLES - 1L);

    Process next = start(archive);
    assertThat(next.waitFor()).isZero();
    String told = new String(next.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher goingOn = GOING_ON.matcher(err());
    assertThat(goingOn.find()).as(err()).isTrue();
    long passed = Long.parseLong(goingOn.group(1));
    // The bookmark may lag behind what is durable, and never runs ahead of it.
    assertThat(passed).isBetween(1L, durable);
    assertThat(told)
        .startsWith(
            (ARTICLES - durable)
                + " added, 0 updated, "
                + (durable - passed)
                + " unchanged, 0 refused");
    assertThat(articles()).isEqualTo(ARTICLES);
    assertThat(hasBookmark(reading)).isFalse();
  }

  private static boolean hasBookmark(Path reading) throws IOException {
    if (!Files.isDirectory(reading)) {
      return false;
    }
    try (var files = Files.list(reading)) {
      return files.anyMatch(file -> file.toString().endsWith(".txt"));
    }
  }
}
