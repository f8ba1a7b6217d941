using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class FileNameRuleTests
{
    [Theory]
    [InlineData("-rf", "hyphen")]
    [InlineData("--help.xml", "hyphen")]
    [InlineData("con", "device")]
    [InlineData("CON.html", "device")]
    [InlineData("nul.xml", "device")]
    [InlineData("Aux.tar.gz", "device")]
    [InlineData("prn", "device")]
    [InlineData("com1.json", "device")]
    [InlineData("LPT9", "device")]
    [InlineData("lpt².xml", "device")]
    [InlineData("nul .xml", "device")]
    [InlineData("monday.", "ends with a dot or a space")]
    [InlineData("monday.xml ", "ends with a dot or a space")]
    [InlineData("gpj.\u202egnp.html", "control character")]
    [InlineData("line\nfeed", "control character")]
    [InlineData(".hidden", "begins with a dot")]
    [InlineData("a/b", "separator")]
    [InlineData("a:b", "holds one of")]
    public void A_name_that_is_none_on_some_system_or_looks_like_something_else_is_refused(string name, string reason)
    {
        var problem = FileNameRule.Check(name)!;

        problem.Type.Should().Be(ErrorType.Validation);
        problem.Message.Should().Contain(reason);
    }

    [Theory]
    [InlineData("monday.xml")]
    [InlineData("console.xml")]
    [InlineData("com10.xml")]
    [InlineData("lptx")]
    [InlineData("my-con.xml")]
    [InlineData("Größe 1.html")]
    public void A_plain_name_is_accepted(string name) => FileNameRule.Check(name).Should().BeNull();
}
