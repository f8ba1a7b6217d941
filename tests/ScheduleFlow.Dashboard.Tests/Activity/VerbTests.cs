using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Maintenance;
using ScheduleFlow.Dashboard.Activity;
using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Tests.Activity;

public sealed class VerbTests
{
    [Fact]
    public void Every_verb_that_the_log_can_have_is_said_in_words_in_every_language()
    {
        var texts = new Texts();
        foreach (var language in Texts.Languages)
        {
            texts.Use(language);
            Operations.All.Where(operation => operation.IsChange || operation.Name == BackupRequest.Verb)
                .Where(operation => VerbWords.Of(texts, operation.Name) == operation.Name)
                .Select(operation => operation.Name)
                .Should().BeEmpty(language);
        }
    }

    [Fact]
    public void A_verb_of_a_later_version_is_shown_as_it_is() =>
        VerbWords.Of(new Texts(), "sing-schedule").Should().Be("sing-schedule");
}
