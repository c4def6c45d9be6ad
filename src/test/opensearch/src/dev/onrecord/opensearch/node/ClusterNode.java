package dev.onrecord.opensearch.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One OpenSearch node on 127.0.0.1, for tests. Arguments are settings, {@code key=value}; {@code
 * path.home} is needed. {@code parent=PID} is ours: the node ends with that process. Says {@code
 * ready} on its standard output once it answers.
 *
 * <p>OpenSearch's own main class is of no use here: it refuses to run as root, and wants the
 * folders of an unpacked distribution.
 */
final class ClusterNode extends Node {
  /**
   * In the distribution these are modules, found in a folder; here they are on the class path, and
   * have to be named.
   */
  private static final List<Class<? extends Plugin>> PLUGINS =
      List.of(
          Netty4ModulePlugin.class,
          CommonAnalysisModulePlugin.class,
          ReindexModulePlugin.class,
          MapperExtrasModulePlugin.class,
          PainlessModulePlugin.class);

  private ClusterNode(Environment environment) {
    // The last argument would forbid settings that begin with "index." among the node's.
    super(environment, plugins(), true);
  }

  private static Collection<PluginInfo> plugins() {
    Collection<PluginInfo> plugins = new ArrayList<>();
    for (Class<? extends Plugin> plugin : PLUGINS) {
      String name = plugin.getName();
      plugins.add(
          new PluginInfo(name, name, "3", Version.CURRENT, "21", name, null, List.of(), false));
    }
    return plugins;
  }

  public static void main(String[] arguments) throws Exception {
    // Before anything logs: Lucene speaks java.util.logging, which goes where all else goes.
    System.setProperty("java.util.logging.manager", "org.apache.logging.log4j.jul.LogManager");
    System.setProperty(
        "slf4j.internal.verbosity",
        "ERROR"); // Only the HTTP client, unused here, would speak through it.
    Map<String, String> settings = settings(arguments);
    String parent = settings.remove("parent");
    if (parent != null) {
      // Before the node starts, as its start takes long enough for the parent to die in it.
      Thread.ofPlatform().daemon().name("parent").start(() -> endWith(Long.parseLong(parent)));
    }
    try {
      start(settings);
    } catch (Throwable e) {
      // Thrown after threads were started that would keep the process alive.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
    System.out.println("ready");
    // Node's own threads need not keep the process: this one does.
    Thread.currentThread().join();
  }

  private static Map<String, String> settings(String[] arguments) {
    Map<String, String> settings = new TreeMap<>();
    for (String argument : arguments) {
      String[] pair = argument.split("=", 2);
      if (pair.length != 2 || settings.put(pair[0], pair[1]) != null) {
        throw new IllegalArgumentException("not key=value, or twice: " + argument);
      }
    }
    // There is no password: nobody but this machine may reach it, whatever the arguments say. It is
    // also what spares us the checks
    // of limits that a node makes which others can reach.
    settings
        .keySet()
        .removeIf(key -> key.matches("(network|http|transport)\\.(host|bind_host|publish_host)"));
    settings.put("network.host", "127.0.0.1");
    return settings;
  }

  private static void start(Map<String, String> arguments) throws Exception {
    Settings.Builder settings = Settings.builder();
    arguments.forEach(settings::put);
    Path home = Files.createDirectories(Path.of(arguments.get("path.home")));
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings.build(),
            Map.of(),
            home.resolve("config"),
            () -> arguments.getOrDefault("node.name", "node"));
    ClusterNode node = new ClusterNode(environment);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close"));
    // Waits for a cluster manager (discovery.initial_state_timeout, 30s), then opens the HTTP port.
    node.start();
  }

  private static void close(Node node) {
    try {
      node.close();
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  /**
   * Tests that are killed run no hooks, so the node looks for itself. It halts, as nobody is left
   * to want its data; an orderly end could hang.
   */
  private static void endWith(long pid) {
    // The handle knows when the process started: another one with its number is not taken for it.
    ProcessHandle parent = ProcessHandle.of(pid).orElse(null);
    // One that has died and that nobody waited for (a container without an init) counts as alive,
    // but has no command any more.
    boolean named = parent != null && parent.info().command().isPresent();
    try {
      while (parent != null
          && parent.isAlive()
          && (!named || parent.info().command().isPresent())) {
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(3);
  }
}
