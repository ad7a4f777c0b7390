package io.zhike.benchmarks.gateway;

import io.zhike.benchmarks.load.Target;

/** A target with its results under the pushes of one format: as fast as it can, and at half of that. */
record Contender(String name, Target target, Results saturated, Results atHalf) {

    Contender(Target target) {
        this(target.name(), target, new Results(), new Results());
    }
}
