using System.Text;

namespace ScheduleFlow.EndToEnd.Tests.Documents;

/// <summary>Documents near the limit of 50 MB.</summary>
internal static class Large
{
    /// <summary>A schedule in JSON, in one-minute events with long titles: 48 MB.</summary>
    public static byte[] Json()
    {
        const int Events = 16_000;
        const int TitleLength = 2_950;
        var filling = new string('x', TitleLength);
        var json = new StringBuilder("""{"events":[""", Events * (TitleLength + 80));
        for (var i = 0; i < Events; i++)
        {
            json.Append(i == 0 ? "" : ",").Append($$"""{"title":"{{i}} {{filling}}","start":{{1_800_000_000 + (i * 60)}},"duration":60}""");
        }

        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }
}
