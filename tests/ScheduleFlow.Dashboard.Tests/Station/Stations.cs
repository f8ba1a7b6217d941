using ScheduleFlow.Dashboard.Api;
using ScheduleFlow.Dashboard.Language;
using ScheduleFlow.Dashboard.Station;

namespace ScheduleFlow.Dashboard.Tests.Station;

/// <summary>A station with a zone, at an instant, that asks no server.</summary>
internal static class Stations
{
    public static StationClock In(string zone, string now = "2026-12-07T12:00:00Z")
    {
        var time = new ServerTime();
        time.Hear(Wording.Parse(now));
        var clock = new StationClock(new ApiClient(new HttpClient(), time, new Reachability(), new Texts()), time);
        clock.Use(zone);
        return clock;
    }

    public static Wording Words(StationClock clock, string language = Texts.English)
    {
        var texts = new Texts();
        texts.Use(language);
        return new(clock, texts);
    }
}
