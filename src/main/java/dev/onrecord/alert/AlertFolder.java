package dev.onrecord.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onrecord.Onrecord;
import dev.onrecord.file.FileTurn;
import dev.onrecord.file.WholeFile;
import dev.onrecord.search.BadRequestException;
import dev.onrecord.search.EngineException;
import dev.onrecord.search.SearchRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of an index, a file each, which whoever delivers them reads anew when it changes.
 * Beside a new one lie the keys of what it found when it was made, until they are in the ledger.
 */
public final class AlertFolder {
  private static final Logger LOG = LoggerFactory.getLogger(AlertFolder.class);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final String ENDING = ".json";
  private static final String KNOWN = ".known";
  private static final String RETRY = ".retry";
  private static final String LEDGER = "ledger";
  private static final String LOCK = "alerts.lock";
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 16;

  private final Path folder;
  private final Clock clock;
  private final Map<Path, Read> read = new ConcurrentHashMap<>();

  /** The alerts in a folder, which need not be there. */
  public AlertFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Makes an alert for what comes from now on.
   *
   * @param onrecord the index, with which the request is tried
   * @param webhook address to send to, or null
   * @param file file to append to, or null
   * @throws BadRequestException when there is one of this name, or it cannot be one
   * @throws dev.onrecord.search.QuerySyntaxException when the query cannot be read
   */
  public Alert add(
      Onrecord onrecord,
      String name,
      SearchRequest request,
      @Nullable String webhook,
      @Nullable Path file) {
    String path = file == null ? null : file.toAbsolutePath().normalize().toString();
    Alert tried = Alert.of(name, id(), request, webhook, null, path, clock.instant(), "");
    checkFree(name, path); // before the index is asked for long
    String mark = know(onrecord, tried);
    String secret = webhook == null ? null : secret();
    Alert alert = Alert.of(name, tried.id(), request, webhook, secret, path, tried.created(), mark);
    try {
      return FileTurn.take(
          folder.resolve(LOCK),
          () -> {
            checkFree(name, path);
            write(name + ENDING, json(alert));
            return alert;
          });
    } catch (IOException e) {
      forgetKnown(alert);
      throw new EngineException("the alerts in " + folder + " cannot be written", e);
    } catch (RuntimeException e) {
      forgetKnown(alert);
      throw e;
    }
  }

  private void checkFree(String name, @Nullable String path) {
    if (find(name).isPresent()) {
      throw new BadRequestException("name", "there is an alert " + name + " already");
    }
    if (path != null && all().stream().anyMatch(other -> path.equals(other.file()))) {
      throw new BadRequestException("file", "another alert writes to " + path + " already");
    }
  }

  /** Writes down what an alert finds as it is made: that is not new. Gives the mark of then. */
  private String know(Onrecord onrecord, Alert alert) {
    Path file = folder.resolve(alert.id() + KNOWN);
    var keys = new Keys();
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          var known = new PrintWriter(Channels.newWriter(channel, StandardCharsets.US_ASCII))) {
        String mark =
            onrecord.since(
                "", alert.request(), arrival -> known.println(keys.next(arrival.quote())));
        if (known.checkError()) { // which writes what is left, too
          throw new IOException("the disk may be full");
        }
        channel.force(true);
        return mark;
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    } catch (IOException e) {
      throw new EngineException("the alerts in " + folder + " cannot be written", e);
    }
  }

  private static String id() {
    byte[] random = new byte[ID_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** No path out of the folder. */
  private static boolean isName(String name) {
    return name.matches(Alert.NAME);
  }

  /** As the Standard Webhooks have it. */
  private static String secret() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return "whsec_" + Base64.getEncoder().encodeToString(random);
  }

  private static byte[] json(Alert alert) {
    try {
      return MAPPER.writeValueAsBytes(alert);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(String name, byte[] bytes) {
    try {
      WholeFile.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new EngineException("the alerts in " + folder + " cannot be written", e);
    }
  }

  /** All alerts, by name. */
  public List<Alert> all() {
    var all = new ArrayList<Alert>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList()) {
        read(file).ifPresent(all::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new EngineException("the alerts in " + folder + " cannot be read", e);
    }
    return all;
  }

  /** A file as it was read, which is replaced as a whole when it changes. */
  private record Read(FileTime modified, Object key, Optional<Alert> alert) {}

  private Optional<Alert> read(Path file) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      Object key = String.valueOf(now.fileKey());
      Read known = read.get(file);
      if (known == null
          || !known.modified.equals(now.lastModifiedTime())
          || !known.key.equals(key)) {
        known = new Read(now.lastModifiedTime(), key, parsed(file));
        read.put(file, known);
      }
      return known.alert;
    } catch (NoSuchFileException e) {
      return Optional.empty(); // removed meanwhile
    }
  }

  /** A file that is no alert is told of once, and keeps no other from being looked after. */
  private static Optional<Alert> parsed(Path file) throws NoSuchFileException {
    String why;
    try {
      Alert alert = MAPPER.readValue(Files.readAllBytes(file), Alert.class);
      if (alert != null && file.endsWith(alert.name() + ENDING)) {
        return Optional.of(alert);
      }
      why = "it is not called as the alert in it";
    } catch (NoSuchFileException e) {
      throw e;
    } catch (JsonProcessingException e) {
      why = e.getOriginalMessage();
    } catch (IOException e) {
      why = e.toString();
    }
    LOG.warn("The file {} is no alert, and is passed over: {}", file, why);
    return Optional.empty();
  }

  /** The alert of that name. */
  public Optional<Alert> find(String name) {
    try {
      return isName(name) ? read(folder.resolve(name + ENDING)) : Optional.empty();
    } catch (IOException e) {
      throw new EngineException("the alerts in " + folder + " cannot be read", e);
    }
  }

  /** Removes an alert, and with it what it has told; false when there was none. */
  public boolean remove(String name) {
    find(name).ifPresent(this::forgetKnown);
    if (!isName(name) || !Files.exists(folder.resolve(name + ENDING))) {
      return false;
    }
    try {
      Files.deleteIfExists(folder.resolve(name + ENDING));
      read.remove(folder.resolve(name + ENDING)); // the next file of this name may look the same
      Files.deleteIfExists(folder.resolve(name + RETRY));
      return true;
    } catch (IOException e) {
      throw new EngineException("the alert " + name + " cannot be removed", e);
    }
  }

  /** Hands over the keys of what a new alert found when it was made. */
  void known(Alert alert, Consumer<String> sink) {
    try (Stream<String> keys =
        Files.lines(folder.resolve(alert.id() + KNOWN), StandardCharsets.US_ASCII)) {
      keys.forEach(sink);
    } catch (NoSuchFileException e) {
      // it knows nothing
    } catch (IOException | UncheckedIOException e) {
      throw new EngineException("what the alert " + alert.name() + " knows cannot be read", e);
    }
  }

  /** What a new alert knew is in the ledger now. */
  void forgetKnown(Alert alert) {
    try {
      Files.deleteIfExists(folder.resolve(alert.id() + KNOWN));
    } catch (IOException e) {
      throw new EngineException("what the alert " + alert.name() + " knows cannot be removed", e);
    }
  }

  /**
   * Has whoever delivers try at once what waits or was given up; false when there is no such alert.
   */
  public boolean retry(String name) {
    boolean there = find(name).isPresent();
    if (there) {
      write(name + RETRY, new byte[0]);
    }
    return there;
  }

  boolean isToRetry(Alert alert) {
    return Files.exists(folder.resolve(alert.name() + RETRY));
  }

  void retried(Alert alert) {
    try {
      Files.deleteIfExists(folder.resolve(alert.name() + RETRY));
    } catch (IOException e) {
      throw new EngineException("the alert " + alert.name() + " cannot be tried again", e);
    }
  }

  /**
   * How an alert is getting on.
   *
   * @param told deliveries that were made, of the last thirty days
   * @param waiting deliveries that are to be made
   * @param givenUp deliveries that are not tried any more
   * @param trouble why the next one was not made when it was tried last; null where it was not
   *     tried
   * @param due when it is tried again, or null
   */
  public record Progress(
      int told, int waiting, int givenUp, @Nullable String trouble, @Nullable Instant due) {
    /** Of an alert that nobody has looked after yet. */
    public static final Progress NONE = new Progress(0, 0, 0, null, null);
  }

  /** How alerts are getting on, by their ids, as was noted last. */
  public Map<String, Progress> progress(List<Alert> alerts) {
    return reading(
        ledger ->
            alerts.stream()
                .collect(Collectors.toMap(Alert::id, alert -> progress(ledger, alert.id()))),
        Map.of());
  }

  /** How one alert is getting on. */
  public Progress progress(Alert alert) {
    return progress(List.of(alert)).getOrDefault(alert.id(), Progress.NONE);
  }

  private static Progress progress(Ledger ledger, String id) {
    List<Delivery> next = ledger.first(id, Delivery.State.WAITING, 1);
    Delivery first = next.isEmpty() ? null : next.getFirst();
    return new Progress(
        ledger.count(id, Delivery.State.DONE),
        ledger.count(id, Delivery.State.WAITING),
        ledger.count(id, Delivery.State.GIVEN_UP),
        first == null || first.trouble().isEmpty() ? null : first.trouble(),
        first == null ? null : first.due());
  }

  /** What the quotes that an alert found last were called then, those found last first. */
  public List<String> latest(Alert alert, int most) {
    return reading(
        ledger ->
            ledger.last(alert.id(), most).stream()
                .flatMap(delivery -> delivery.quotes().reversed().stream())
                .limit(most)
                .toList(),
        List.of());
  }

  private <T> T reading(Function<Ledger, T> question, T none) {
    Optional<Ledger> open = Ledger.openToRead(ledger());
    if (open.isEmpty()) {
      return none;
    }
    try (Ledger ledger = open.get()) {
      return question.apply(ledger);
    }
  }

  Path ledger() {
    return folder.resolve(LEDGER);
  }
}
