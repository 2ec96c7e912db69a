package io.torouter.cli.litellm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.Members;
import io.torouter.cli.catalogue.ModelIds;
import io.torouter.cli.catalogue.Section;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code model_list}. */
final class Deployments {
    private static final int MOST = 1_000_000;
    private static final int MILLION_DIGITS = 6;

    private static final List<Rate> RATES =
            List.of(
                    new Rate("input_cost_per_token", "input"),
                    new Rate("output_cost_per_token", "output"),
                    new Rate("cache_read_input_token_cost", "cache_read"),
                    new Rate("cache_creation_input_token_cost", "cache_write"));

    private final Draft draft;
    private final Places places;
    private final Map<String, JsonNode> credentials;
    private final String timeout;
    private final Set<String> described = new HashSet<>();

    /**
     * @param credentials by their names
     * @param timeout of deployments that have none of their own
     */
    Deployments(Draft draft, Places places, Map<String, JsonNode> credentials, String timeout) {
        this.draft = draft;
        this.places = places;
        this.credentials = credentials;
        this.timeout = timeout;
    }

    /** One, or several for a wildcard, or none where it cannot be carried. */
    List<Deployment> read(Members entry) {
        var params = entry.child("litellm_params");
        var info = entry.child("model_info");
        var name = entry.text("model_name");
        entry.noteOthers("not carried");
        var target = target(params);
        if (target == null) {
            return List.of();
        }
        var credential = params.text("litellm_credential_name");
        var place =
                places.of(
                        target.provider(),
                        params,
                        new Members(
                                credentials.getOrDefault(credential, JsonNodeFactory.instance.objectNode()),
                                "credential_list",
                                draft));
        if (place.baseUrl().isEmpty() && place.type().equals("openai-compatible")) {
            draft.note(params.at("api_base"), "not carried: the address of the upstream is missing");
            return List.of();
        }
        var deployments = named(name, target, new Deployment("", "", place, terms(params), price(params, info)), entry);
        describe(name, info, deployments);
        params.ignore("api_version", "custom_llm_provider", "drop_params", "use_in_pass_through");
        params.noteOthers("not carried");
        info.ignore("id", "mode", "base_model", "db_model", "description", "litellm_provider");
        info.noteOthers("not carried");
        return deployments;
    }

    /** Whose model it is, and what it is called there. */
    private record Target(Provider provider, String model) {}

    private @Nullable Target target(Members params) {
        var model = params.text("model");
        int slash = model.indexOf('/');
        var said = params.text("custom_llm_provider");
        var first = slash > 0 ? model.substring(0, slash) : "";
        var provider = Provider.byId(said.isEmpty() ? first : said);
        if (provider != null) {
            return new Target(provider, first.equals(provider.id()) ? model.substring(slash + 1) : model);
        }
        var guessed = said.isEmpty() ? Provider.ofModel(model) : null;
        if (guessed == null) {
            draft.note(params.at("model"), "not carried: there is no channel type for '" + shown(model) + "'");
            return null;
        }
        return new Target(guessed, model);
    }

    private static String shown(String model) {
        return model.length() > 80 ? model.substring(0, 80) + '…' : model;
    }

    private List<Deployment> named(String name, Target target, Deployment blank, Members entry) {
        var upstream = target.model();
        if (name.indexOf('*') < 0 && upstream.indexOf('*') < 0) {
            if (!ModelIds.mayBe(name) || !ModelIds.mayBe(upstream)) {
                draft.note(entry.at("model_name"), "not carried: a model is called by visible ASCII without *");
                return List.of();
            }
            return List.of(blank(name, upstream, blank));
        }
        if (name.equals(upstream) && name.indexOf('*') == name.length() - 1) {
            return List.of(blank(name, name, blank));
        }
        var patterns = upstream.equals("*") ? target.provider().patterns() : List.<String>of();
        if (patterns.isEmpty()) {
            draft.note(
                    entry.at("model_name"),
                    "not carried: a pattern here passes names on as they are; name the models of '"
                            + shown(name)
                            + "'");
            return List.of();
        }
        draft.note(
                entry.at("model_name"),
                "'" + shown(name) + "' becomes " + String.join(", ", patterns) + ": clients leave the provider out");
        return patterns.stream().map(pattern -> blank(pattern, pattern, blank)).toList();
    }

    private static Deployment blank(String model, String upstream, Deployment blank) {
        return new Deployment(
                model, upstream, blank.place(), blank.terms(), model.endsWith("*") ? null : blank.price());
    }

    private Terms terms(Members params) {
        var weight = params.number("weight");
        var its = Spans.seconds(params.number("timeout"));
        return new Terms(
                params.whole("order", MOST),
                weight.signum() == 0 ? 1 : weight(weight),
                params.whole("rpm", MOST),
                params.whole("max_parallel_requests", MOST),
                its.isEmpty() ? timeout : its);
    }

    /** Weights there may be parts of one. */
    private static int weight(BigDecimal weight) {
        boolean whole = weight.stripTrailingZeros().scale() <= 0;
        var scaled = whole ? weight : weight.movePointRight(2);
        return scaled.max(BigDecimal.ONE).min(BigDecimal.valueOf(MOST)).intValue();
    }

    /** What a rate is called there, and here. */
    private record Rate(String foreign, String name) {}

    /** USD for a million tokens, where the file has USD for one. */
    private static @Nullable ObjectNode price(Members params, Members info) {
        var price = JsonNodeFactory.instance.objectNode();
        for (var rate : RATES) {
            var foreign = rate.foreign();
            if (!params.text(foreign).isEmpty() || !info.text(foreign).isEmpty()) {
                var cost = params.number(foreign).max(info.number(foreign)).movePointRight(MILLION_DIGITS);
                price.put(rate.name(), cost.signum() == 0 ? BigDecimal.ZERO : cost.stripTrailingZeros());
            }
        }
        if (price.isEmpty()) {
            return null;
        }
        for (var required : List.of("input", "output")) {
            if (!price.has(required)) {
                price.put(required, 0);
            }
        }
        return price;
    }

    /** What is known of a model; the first deployment that says something counts. */
    private void describe(String name, Members info, List<Deployment> deployments) {
        var entry = JsonNodeFactory.instance.objectNode().put("id", name);
        int context = info.whole("max_input_tokens", Integer.MAX_VALUE);
        int output = info.whole("max_output_tokens", Integer.MAX_VALUE);
        int most = info.whole("max_tokens", Integer.MAX_VALUE);
        if (context > 0) {
            entry.put("context", context);
        }
        if (output > 0 || most > 0) {
            entry.put("max_output", output > 0 ? output : most);
        }
        boolean one = deployments.size() == 1 && !deployments.getFirst().isPattern();
        if (one && entry.size() > 1 && described.add(name)) {
            draft.add(Section.MODELS, entry);
        }
    }
}
