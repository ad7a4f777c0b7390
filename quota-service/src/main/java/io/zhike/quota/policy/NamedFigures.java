package io.zhike.quota.policy;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All figures that settings may name: the presets, and those of {@code zhike.quota.policies}. */
final class NamedFigures {

    private final Map<String, Figures> byName = new TreeMap<>();

    private NamedFigures() {}

    static NamedFigures of(QuotaConfig config) {
        var named = new NamedFigures();
        config.policies().forEach((name, custom) -> named.byName.put(name, figures(name, custom)));
        // Last: whoever defines a preset's name anew must not wonder whose figures count.
        Preset.all().forEach(preset -> {
            if (named.byName.put(preset.name(), preset) != null) {
                throw new IllegalArgumentException(
                        "zhike.quota.policies.\"%s\": this name is a preset's".formatted(preset.name()));
            }
        });
        return named;
    }

    private static Figures figures(String name, QuotaConfig.Custom custom) {
        return new Figures(
                name,
                allowance(() -> "zhike.quota.policies.\"%s\".entered".formatted(name), custom.entered()),
                allowance(() -> "zhike.quota.policies.\"%s\".message".formatted(name), custom.message()));
    }

    private static Allowance allowance(Supplier<String> key, QuotaConfig.CustomAllowance custom) {
        try {
            return new Allowance(custom.replies(), custom.lasts());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(key.get(), e.getMessage()), e);
        }
    }

    /** @param key the setting that names them */
    Figures get(String key, String name) {
        Figures figures = byName.get(name);
        if (figures == null) {
            throw new IllegalArgumentException(
                    "%s: no quota policy is called %s; there are %s".formatted(key, name, byName.keySet()));
        }
        return figures;
    }
}
