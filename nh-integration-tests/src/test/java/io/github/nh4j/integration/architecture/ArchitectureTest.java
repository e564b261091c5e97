package io.github.nh4j.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nh4j.integration.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The eight rules of the architecture. A rule is kept or it is changed: there are no exceptions to be added to. */
class ArchitectureTest {
    @Test
    void rule1CoreUsesTheJdkAndJacksonsStreamsOnly() {
        DependencyRules.CORE_USES_FOUR_LIBRARIES.check(Code.CORE);
    }

    @Test
    void rule1CoreKnowsNoHttpStack() {
        DependencyRules.CORE_KNOWS_NO_HTTP_STACK.check(Code.CORE);
    }

    @Test
    void rule2ThePortUsesTheJdkOnly() {
        DependencyRules.PORT_IS_A_LEAF.check(Code.CORE);
    }

    @Test
    void rule2DomainPackagesKnowNeitherThePortNorTheMachinery() {
        DependencyRules.DOMAIN_IS_A_LEAF.check(Code.CORE);
    }

    @Test
    void rule3AdaptersUseThePortAndTheirOwnStackOnly() {
        DependencyRules.ADAPTERS_USE_PORT_AND_STACK.check(Code.PUBLISHED);
    }

    @Test
    void rule4PackagesHaveNoCycles() {
        DependencyRules.NO_CYCLES.check(Code.ALL);
    }

    @Test
    void rule4InternalsAreUsedInTheirOwnModuleOnly() {
        DependencyRules.INTERNALS_STAY_INSIDE.check(Code.ALL);
    }

    @Test
    void rule3And4PublicSignaturesNameNoInternalAndNoThirdPartyType() {
        ApiRules.SIGNATURES_NAME_PUBLIC_TYPES.check(Code.API);
    }

    @Test
    void rule5PublicTypesAreClosedForInheritance() {
        ApiRules.TYPES_ARE_CLOSED.check(Code.API);
    }

    @Test
    void rule5NothingStaticCanChange() {
        ApiRules.NO_MUTABLE_STATIC_STATE.check(Code.PUBLISHED);
    }

    @Test
    void rule5NoPublicMethodIsASetter() {
        ApiRules.NO_SETTERS.check(Code.API);
    }

    @Test
    void rule6OnlyCodecsAndPayloadsUseXmlAndJson() {
        DependencyRules.ONLY_CODECS_READ_WIRE_FORMATS.check(Code.CORE);
    }

    @Test
    void rule6OnlyAuthUsesCryptography() {
        DependencyRules.ONLY_AUTH_SIGNS.check(Code.CORE);
    }

    @Test
    void rule7ThreadsTimersAndWaitingAreInternalTimeOnly() {
        PlatformRules.THREADS_ONLY_IN_TIME.check(Code.CORE);
    }

    @Test
    void rule7ClocksAreReadInInternalTimeOnly() {
        PlatformRules.CLOCKS_ONLY_IN_TIME.check(Code.CORE);
    }

    @Test
    void rule7RandomnessIsInInternalTimeOnly() {
        PlatformRules.CHANCE_ONLY_IN_TIME.check(Code.CORE);
    }

    @Test
    void rule7NothingIsPrinted() {
        PlatformRules.NO_CONSOLE.check(Code.CORE);
        PlatformRules.NO_CONSOLE.allowEmptyShould(true).check(Code.ALL.that(Code.ARE_ADAPTERS));
    }

    @Test
    void rule7NoLoggingFrameworkIsUsed() {
        PlatformRules.NO_LOGGING_FRAMEWORK.check(Code.CORE);
        PlatformRules.NO_LOGGING_FRAMEWORK.allowEmptyShould(true).check(Code.ALL.that(Code.ARE_ADAPTERS));
    }

    @Test
    void rule7OnlyThePipelineAndTheDiscoveryLog() {
        PlatformRules.LOGGER_ONLY_IN_PIPELINE.check(Code.CORE);
        PlatformRules.LOGGER_ONLY_IN_PIPELINE.allowEmptyShould(true).check(Code.ALL.that(Code.ARE_ADAPTERS));
    }

    @Test
    void rule8NothingDependsOnTheMachinesLocaleCharsetOrZone() {
        PlatformRules.NO_DEFAULTS_OF_THE_MACHINE.check(Code.ALL);
    }

    @Test
    void rule8NothingBlocksInsideOfSynchronized() {
        List<Path> main = Repository.javaFiles().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();

        assertThat(main.stream()
                        .flatMap(file -> SynchronizedBlocks.blockingCalls(file, Repository.text(file)).stream()))
                .isEmpty();
    }
}
