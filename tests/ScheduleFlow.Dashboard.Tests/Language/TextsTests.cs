using ScheduleFlow.Dashboard.Language;

namespace ScheduleFlow.Dashboard.Tests.Language;

public sealed class TextsTests
{
    private readonly Texts _texts = new();

    [Fact]
    public void It_begins_in_english_and_takes_another_language_with_word()
    {
        var told = 0;
        _texts.Changed += () => told++;

        _texts["now.title"].Should().Be("Now");
        _texts.Use("de");

        _texts["now.title"].Should().Be("Jetzt");
        told.Should().Be(1);
    }

    [Fact]
    public void A_language_that_there_is_not_is_english()
    {
        _texts.Use("tlh");

        _texts.Language.Should().Be("en");
    }

    [Fact]
    public void A_number_decides_the_form()
    {
        _texts.Count("now.count", 1).Should().Be("1 channel");
        _texts.Count("now.count", 0).Should().Be("0 channels");
        _texts.Count("now.gaps", 3, "today at 17:53", "1 h 45 min").Should().Be("3 gaps, 1 h 45 min in all, the first today at 17:53");
    }

    [Fact]
    public void A_text_that_nobody_wrote_is_its_key()
    {
        _texts["no.such"].Should().Be("no.such");
    }
}
