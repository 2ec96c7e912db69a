package io.torouter.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The tree of commands. */
public final class Commands {
    private final Surroundings surroundings;

    public Commands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** All of them, below {@code torouter}. */
    public CommandLine all() {
        var root = node("torouter", "");
        root.addSubcommand("keys", keys());
        root.addSubcommand("channels", channels());
        root.addSubcommand("accounts", accounts());
        root.addSubcommand("groups", objects(ObjectKind.GROUP, "groups, in which keys and channels meet"));
        root.addSubcommand("models", objects(ObjectKind.MODEL, "what is known of models"));
        root.addSubcommand("usage", new UsageCommand(surroundings));
        root.addSubcommand("doctor", new Doctor(surroundings));
        root.addSubcommand("export", new ExportCommand(surroundings));
        root.addSubcommand("import", new ImportCommand(surroundings));
        return root;
    }

    private CommandLine keys() {
        var keys = objects(ObjectKind.KEY, "keys of clients");
        switches(keys, ObjectKind.KEY);
        keys.addSubcommand("rotate", new RotateKey(surroundings));
        return keys;
    }

    private CommandLine channels() {
        var channels = objects(ObjectKind.CHANNEL, "ways to upstreams");
        switches(channels, ObjectKind.CHANNEL);
        channels.addSubcommand("test", new TestChannel(surroundings));
        channels.addSubcommand("cooldowns", new Cooldowns(surroundings));
        channels.addSubcommand("clear", new ClearChannel(surroundings));
        return channels;
    }

    private CommandLine accounts() {
        var accounts = objects(ObjectKind.ACCOUNT, "owners of keys");
        switches(accounts, ObjectKind.ACCOUNT);
        return accounts;
    }

    private CommandLine objects(ObjectKind kind, String description) {
        var line = node(kind.section(), description);
        line.addSubcommand("list", ListObjects.of(surroundings, kind));
        line.addSubcommand("show", new ShowObject(surroundings, kind));
        line.addSubcommand("create", new CreateObject(surroundings, kind));
        line.addSubcommand("edit", new EditObject(surroundings, kind));
        line.addSubcommand("delete", new DeleteObject(surroundings, kind));
        return line;
    }

    private void switches(CommandLine line, ObjectKind kind) {
        line.addSubcommand("enable", described(new SwitchObject(surroundings, kind, true), "takes one into use"));
        line.addSubcommand("disable", described(new SwitchObject(surroundings, kind, false), "takes one out of use"));
    }

    private static CommandLine described(Object command, String description) {
        var line = new CommandLine(command);
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    private static CommandLine node(String name, String description) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .type(boolean.class)
                        .description("print this")
                        .build());
        return new CommandLine(spec);
    }
}
