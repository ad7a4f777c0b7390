package io.zhike.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.zhike.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresFormNoCircles =
            slices().matching("io.zhike.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theReplyWindowKnowsNothingButTime = classes()
            .that()
            .resideInAPackage("io.zhike.simulator.window")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.zhike.simulator.window", "java..", "org.jspecify..");
}
