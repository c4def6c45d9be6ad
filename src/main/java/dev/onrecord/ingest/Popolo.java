package dev.onrecord.ingest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onrecord.model.Mention.Gender;
import dev.onrecord.speaker.KnownSpeaker;
import dev.onrecord.speaker.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Persons as Popolo JSON, the open standard for persons, organisations and memberships.
 *
 * <p>Read are {@code persons}, their {@code memberships} (their own, or the file's by {@code
 * person_id}), and the names of {@code organizations}. A membership without dates has those of its
 * {@code legislative_period_id}. Three of our own keys, which others may pass over: {@code
 * articles} and {@code known} of a person, {@code first_seen} with {@code last_seen} of a
 * membership.
 */
final class Popolo {
  private static final JsonMapper JSON = new JsonMapper();

  private final String file;
  private final JsonNode root;
  private final Map<String, JsonNode> organisations;
  private final Map<String, JsonNode> events;
  private final Map<String, List<Place>> memberships = new HashMap<>();

  /** A node and where it stands, for the reader of an error. */
  private record Place(JsonNode node, String path) {}

  private Popolo(String file, JsonNode root) {
    this.file = file;
    this.root = root;
    this.organisations = byId("organizations");
    this.events = byId("events");
    for (Place place : list(new Place(root, ""), "memberships")) {
      String person = text(place, "person_id");
      memberships.computeIfAbsent(person, _ -> new ArrayList<>()).add(place);
    }
    // A membership of nobody named is not one of everybody without an id.
    memberships.remove("");
  }

  static List<KnownSpeaker> read(String file, InputStream in) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(in);
    } catch (JsonProcessingException e) {
      throw new BadRegistryException(
          file + ", line " + e.getLocation().getLineNr(),
          "not valid JSON; a registry in JSON is a Popolo file");
    }
    if (!root.path("persons").isArray()) {
      throw new BadRegistryException(
          file,
          "no list of \"persons\"; a Popolo file looks like {\"persons\": [{\"name\": …}, …]}");
    }
    return new Popolo(file, root).speakers();
  }

  private List<KnownSpeaker> speakers() {
    var speakers = new ArrayList<KnownSpeaker>();
    for (Place place : list(new Place(root, ""), "persons")) {
      speakers.add(person(place));
    }
    for (Place place : list(new Place(root, ""), "organizations")) {
      if (place.node.has("articles")) {
        speakers.add(organisation(place));
      }
    }
    return speakers;
  }

  private KnownSpeaker organisation(Place place) {
    var draft = new SpeakerDraft(text(place, "name"), where(place.path));
    draft.organisation();
    articles(draft, place);
    return draft.speaker(where(place.path));
  }

  private void articles(SpeakerDraft draft, Place place) {
    for (Map.Entry<String, JsonNode> month : place.node.path("articles").properties()) {
      draft.articles(month.getKey(), month.getValue().asText(), where(place.path + ".articles"));
    }
  }

  private KnownSpeaker person(Place place) {
    var draft = new SpeakerDraft(text(place, "name"), where(place.path));
    var otherNames = new ArrayList<String>();
    for (Place other : list(place, "other_names")) {
      otherNames.add(text(other, "name"));
    }
    draft.otherNames(otherNames);
    draft.gender(text(place, "gender"));
    if (place.node.hasNonNull("known")) {
      draft.known(place.node.get("known").asBoolean());
    }
    articles(draft, place);
    list(place, "memberships").forEach(m -> membership(draft, m));
    memberships.getOrDefault(text(place, "id"), List.of()).forEach(m -> membership(draft, m));
    return draft.speaker(where(place.path));
  }

  private void membership(SpeakerDraft draft, Place place) {
    JsonNode own = place.node.path("organization");
    JsonNode organisation = organisations.getOrDefault(text(place, "organization_id"), own);
    String title = text(place, "role");
    String name = organisation.path("name").asText();
    if (place.node.hasNonNull("first_seen") || place.node.hasNonNull("last_seen")) {
      String first = text(place, "first_seen");
      draft.role(title, name, first, text(place, "last_seen"), true, where(place.path));
      return;
    }
    JsonNode period = events.get(text(place, "legislative_period_id"));
    String from = date(place, "start_date", period);
    draft.role(title, name, from, date(place, "end_date", period), false, where(place.path));
  }

  private String date(Place place, String key, @Nullable JsonNode period) {
    String own = text(place, key);
    return own.isEmpty() && period != null ? period.path(key).asText("") : own;
  }

  private Map<String, JsonNode> byId(String key) {
    var byId = new HashMap<String, JsonNode>();
    for (Place place : list(new Place(root, ""), key)) {
      byId.put(text(place, "id"), place.node);
    }
    byId.remove("");
    return byId;
  }

  private List<Place> list(Place place, String key) {
    JsonNode node = place.node.path(key);
    String path = place.path.isEmpty() ? key : place.path + "." + key;
    if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
      throw new BadRegistryException(where(path), "not a list; write it in square brackets");
    }
    var items = new ArrayList<Place>();
    for (JsonNode item : node) {
      String itemPath = path + "[" + items.size() + "]";
      if (!item.isObject()) {
        throw new BadRegistryException(where(itemPath), "not an object; write it in braces");
      }
      items.add(new Place(item, itemPath));
    }
    return items;
  }

  private String text(Place place, String key) {
    JsonNode node = place.node.path(key);
    if (node.isContainerNode()) {
      throw new BadRegistryException(
          where(place.path + "." + key), "not a text; write it in quotation marks");
    }
    return node.asText("");
  }

  private String where(String path) {
    return file + ", " + path;
  }

  static void write(List<KnownSpeaker> speakers, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeArrayFieldStart("persons");
      for (KnownSpeaker speaker : speakers) {
        if (speaker.person()) {
          write(speaker, json);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("organizations");
      for (KnownSpeaker speaker : speakers) {
        if (!speaker.person()) {
          json.writeStartObject();
          json.writeStringField("name", speaker.name());
          json.writePOJOField("articles", SpeakerDraft.counts(speaker));
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(KnownSpeaker person, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", person.name());
    json.writeArrayFieldStart("other_names");
    for (String other : person.otherNames()) {
      json.writeStartObject();
      json.writeStringField("name", other);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (person.gender() != Gender.UNKNOWN) {
      json.writeStringField("gender", person.gender().name().toLowerCase(Locale.ROOT));
    }
    json.writeBooleanField("known", person.known());
    json.writePOJOField("articles", SpeakerDraft.counts(person));
    json.writeArrayFieldStart("memberships");
    for (Role role : person.roles()) {
      write(role, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(Role role, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("role", role.title());
    if (!role.organisation().isEmpty()) {
      json.writeObjectFieldStart("organization");
      json.writeStringField("name", role.organisation());
      json.writeEndObject();
    }
    if (role.from() != null) {
      json.writeStringField(role.seen() ? "first_seen" : "start_date", role.from().toString());
    }
    if (role.to() != null) {
      json.writeStringField(role.seen() ? "last_seen" : "end_date", role.to().toString());
    }
    json.writeEndObject();
  }
}
