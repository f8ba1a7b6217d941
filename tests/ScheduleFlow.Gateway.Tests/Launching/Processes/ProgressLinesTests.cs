using System.Text;
using ScheduleFlow.Gateway.Launching.Processes;

namespace ScheduleFlow.Gateway.Tests.Launching.Processes;

public sealed class ProgressLinesTests
{
    private readonly List<double> _told = [];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10_000)]
    public void Progress_is_found_among_other_lines_however_they_come(int piece)
    {
        var text = Encoding.UTF8.GetBytes(
            "{\"event\":\"progress\",\"percent\":12.5,\"request_id\":\"x\"}\n"
            + "something else\n"
            + "{\"event\":\"progress\",\"percent\":\n"
            + "{\"event\":\"progress\",\"percent\":\"many\"}\n"
            + "{\"event\":\"progress\",\"note\":\"" + new string('x', 2000) + "\",\"percent\":1}\n"
            + "{\"event\":\"progress\",\"percent\":1e9}\n"
            + "{\"event\":\"progress\",\"percent\":99}");
        var lines = new ProgressLines(_told.Add);

        foreach (var part in text.Chunk(piece))
        {
            lines.Take(part);
        }

        _told.Should().Equal([12.5, 100], "the last line has no end yet");
    }
}
