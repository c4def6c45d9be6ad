package dev.onrecord.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds what clients and server say to each other to the description that the server gives of
 * itself. The schemas are validated by networknt; which of them counts is found here.
 */
final class ApiDescription {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String HERE = "https://onrecord.example/openapi.json";
  private static final String SPECIFICATION = "https://spec.openapis.org/oas/";
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}|[^{]+");
  private static final List<String> METHODS = List.of("get", "post", "put", "delete");

  private static final ApiDescription SERVED = new ApiDescription(OpenApi.json());

  private final JsonNode description;
  private final SchemaRegistry registry;
  private final List<Route> routes = new ArrayList<>();
  private final Map<String, Schema> schemas = new HashMap<>();

  /** What was seen of what is described: method, path, status, kind of content. */
  private final Set<String> seen = new TreeSet<>();

  private record Route(String path, Pattern pattern, List<String> names) {
    static Route of(String path) {
      var names = new ArrayList<String>();
      var pattern = new StringBuilder();
      Matcher parts = PARAMETER.matcher(path);
      while (parts.find()) {
        if (parts.group(1) == null) {
          pattern.append(Pattern.quote(parts.group()));
        } else {
          names.add(parts.group(1));
          pattern.append("(.+)"); // ids may have slashes
        }
      }
      return new Route(path, Pattern.compile(pattern.toString()), names);
    }
  }

  /** A request and its answer. */
  record Exchange(
      String method,
      URI address,
      HttpHeaders sent,
      String body,
      int status,
      HttpHeaders got,
      String answer) {}

  ApiDescription(byte[] json) {
    this.description = RunningServer.tree(new String(json, UTF_8));
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder ->
                builder
                    .schemas(Map.of(HERE, new String(json, UTF_8)))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    description.get("paths").fieldNames().forEachRemaining(path -> routes.add(Route.of(path)));
    routes.sort(Comparator.comparingInt(route -> -route.path.replaceAll("\\{[^}]+}", "").length()));
  }

  static ApiDescription served() {
    return SERVED;
  }

  /** What is wrong with the description itself, by the specification's own schema. */
  List<String> faults() {
    SchemaRegistry specification =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaIdResolvers(
                    ids -> ids.mapPrefix(SPECIFICATION, "classpath:openapi/")));
    Schema schema =
        specification.getSchema(SchemaLocation.of(SPECIFICATION + "3.1/schema-base/2025-09-15"));
    var faults =
        new ArrayList<>(
            schema.validate(description).stream()
                .map(e -> e.getInstanceLocation() + ": " + e.getMessage())
                .toList());
    danglingReferences(description, faults);
    return faults;
  }

  private void danglingReferences(JsonNode node, List<String> faults) {
    JsonNode reference = node.path("$ref");
    if (reference.isTextual() && resolve(node).isMissingNode()) {
      faults.add(reference + " leads nowhere");
    }
    node.forEach(child -> danglingReferences(child, faults));
  }

  /**
   * What in an exchange is not as described. A request that is not may be refused; it must not be
   * taken.
   */
  synchronized List<String> faults(Exchange exchange) {
    String path = exchange.address.getRawPath();
    for (Route route : routes) {
      Matcher matcher = route.pattern.matcher(path);
      String method = exchange.method.toLowerCase(Locale.ROOT);
      String operation =
          "/paths/" + escape(route.path) + "/" + (method.equals("head") ? "get" : method);
      if (matcher.matches() && !description.at(operation).isMissingNode()) {
        var faults = new ArrayList<String>();
        if (exchange.status < 400) {
          request(exchange, operation, route, matcher, faults);
        }
        answer(exchange, operation, route, faults);
        return faults;
      }
    }
    boolean preflight = exchange.method.equals("OPTIONS"); // browsers ask so, and nobody else
    boolean ours = path.startsWith("/api/") && exchange.status < 400 && !preflight;
    return ours ? List.of(exchange.method + " " + path + " is not described") : List.of();
  }

  private void request(
      Exchange exchange, String operation, Route route, Matcher path, List<String> faults) {
    Map<String, List<String>> query = query(exchange.address.getRawQuery());
    var unknown = new TreeSet<>(query.keySet());
    int count = description.at(operation + "/parameters").size();
    for (int i = 0; i < count; i++) {
      String pointer = resolved(operation + "/parameters/" + i);
      JsonNode parameter = description.at(pointer);
      String name = parameter.get("name").asText();
      List<String> given =
          switch (parameter.get("in").asText()) {
            case "query" -> {
              unknown.remove(name);
              yield query.getOrDefault(name, List.of());
            }
            case "path" ->
                List.of(
                    URLDecoder.decode(
                        path.group(route.names.indexOf(name) + 1).replace("+", "%2B"), UTF_8));
            default -> exchange.sent.allValues(name);
          };
      if (!given.isEmpty()) {
        JsonNode value = value(resolve(parameter.get("schema")), parameter, given);
        validate("parameter " + name, pointer + "/schema", value, faults);
      } else if (parameter.path("required").asBoolean()) {
        faults.add("parameter " + name + " is missing");
      }
    }
    if (!description.at(operation).path("x-passes-over").asBoolean()) {
      unknown.forEach(name -> faults.add("parameter " + name + " is not described"));
    }
    String body = resolved(operation + "/requestBody");
    if (!description.at(body).isMissingNode()) {
      content("request", body, exchange.sent, exchange.body, faults);
    }
  }

  private void answer(Exchange exchange, String operation, Route route, List<String> faults) {
    String status = String.valueOf(exchange.status);
    String responses = operation + "/responses/";
    String key = description.at(responses + status).isMissingNode() ? "default" : status;
    if (key.equals("default") && exchange.status < 400) {
      faults.add("the status " + status + " is not described");
      return;
    }
    String response = resolved(responses + key);
    String what = exchange.method + " " + route.path + " " + key;
    if (description.at(response + "/content").isMissingNode()) {
      if (!exchange.answer.isEmpty()) {
        faults.add("an answer with a body where none is described");
      }
      seen.add(what);
    } else if (!exchange.method.equals("HEAD")) {
      String type = content("answer", response, exchange.got, exchange.answer, faults);
      seen.add(what + " " + type);
    }
  }

  private String content(
      String side, String pointer, HttpHeaders headers, String body, List<String> faults) {
    String type = headers.firstValue("Content-Type").orElse("none").replaceAll(";.*", "").strip();
    String media = pointer + "/content/" + escape(type);
    if (description.at(media).isMissingNode()) {
      faults.add(side + " of content type " + type + ", which is not described");
    } else if (!description.at(media + "/schema").isMissingNode()) {
      boolean json = type.endsWith("json") && !type.endsWith("ndjson");
      JsonNode value = json ? RunningServer.tree(body) : JsonNodeFactory.instance.textNode(body);
      validate(side, media + "/schema", value, faults);
    }
    return type;
  }

  private static Map<String, List<String>> query(@Nullable String raw) {
    var query = new LinkedHashMap<String, List<String>>();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query
            .computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), _ -> new ArrayList<>())
            .add(parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8));
      }
    }
    return query;
  }

  private JsonNode value(JsonNode schema, JsonNode parameter, List<String> given) {
    if (!schema.path("type").asText().equals("array")) {
      return given.size() > 1 ? MAPPER.valueToTree(given) : scalar(schema, given.getFirst());
    }
    List<String> values =
        parameter.path("explode").asBoolean(true)
            ? given
            : List.of(given.getFirst().split(",", -1));
    ArrayNode array = MAPPER.createArrayNode();
    values.forEach(value -> array.add(scalar(resolve(schema.get("items")), value.strip())));
    return array;
  }

  private static JsonNode scalar(JsonNode schema, String value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    String type = schema.path("type").asText();
    if (type.equals("integer") && value.matches("-?\\d+")) {
      return nodes.numberNode(new BigInteger(value));
    }
    return type.equals("boolean") && value.matches("true|false")
        ? nodes.booleanNode(value.equals("true"))
        : nodes.textNode(value);
  }

  private void validate(String where, String pointer, JsonNode value, List<String> faults) {
    Schema schema =
        schemas.computeIfAbsent(
            pointer,
            p ->
                registry.getSchema(
                    SchemaLocation.of(HERE + "#" + p.replace("{", "%7B").replace("}", "%7D"))));
    schema
        .validate(value)
        .forEach(e -> faults.add(where + " " + e.getInstanceLocation() + ": " + e.getMessage()));
  }

  private String resolved(String pointer) {
    JsonNode reference = description.at(pointer).path("$ref");
    return reference.isTextual() ? reference.asText().substring(1) : pointer;
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  /** All that is described: method, path, status, kind of content. */
  Set<String> described() {
    var all = new TreeSet<String>();
    for (Route route : routes) {
      for (String method : METHODS) {
        String responses = "/paths/" + escape(route.path) + "/" + method + "/responses";
        description
            .at(responses)
            .fieldNames()
            .forEachRemaining(status -> {
              String what = method.toUpperCase(Locale.ROOT) + " " + route.path + " " + status;
              JsonNode content = description.at(resolved(responses + "/" + status)).path("content");
              if (content.isMissingNode()) {
                all.add(what);
              }
              content.fieldNames().forEachRemaining(type -> all.add(what + " " + type));
            });
      }
    }
    return all;
  }

  /** The same of what was seen so far. */
  synchronized Set<String> seen() {
    return new TreeSet<>(seen);
  }
}
