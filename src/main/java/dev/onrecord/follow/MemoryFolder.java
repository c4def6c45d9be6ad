package dev.onrecord.follow;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onrecord.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/** A folder with a file for what is remembered of each source; each is replaced whole. */
final class MemoryFolder {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .addModule(new JavaTimeModule())
          .build();

  private final Path folder;

  MemoryFolder(Path folder) {
    this.folder = folder;
  }

  private Path file(String source) {
    String name = UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8)).toString();
    return folder.resolve(name + ".json");
  }

  /** What is remembered; nothing where the file is not there or was cut off. */
  Memory recall(String source) {
    try {
      return MAPPER.readValue(Files.readAllBytes(file(source)), Memory.class);
    } catch (NoSuchFileException e) {
      return Memory.none(source);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return Memory.none(source); // then all is looked at once more, and is unchanged
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what is known of " + source, e);
    }
  }

  /** Returns when it is on disk. */
  void remember(Memory memory) {
    try {
      WholeFile.write(file(memory.source()), MAPPER.writeValueAsBytes(memory));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep what is known of " + memory.source(), e);
    }
  }
}
