using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class KeyUsesTests : IDisposable
{
    private const string First = "111111111111";
    private const string Second = "222222222222";

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(At(30));

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 30_000)]
    public async Task What_was_noted_is_written_once_a_minute_and_when_the_gateway_stops()
    {
        var uses = New();
        await uses.StartAsync(TestContext.Current.CancellationToken);
        uses.Note(First);
        File.Exists(Place).Should().BeFalse("a request only leaves its time");

        _time.Advance(KeyUses.Interval);
        await Until.TrueAsync(() => File.Exists(Place));
        Written().Should().Contain($"\"{First}\":\"2026-06-01T00:00:30Z\"");

        uses.Note(Second);
        await uses.StopAsync(TestContext.Current.CancellationToken);
        Written().Should().Contain($"\"{Second}\":\"2026-06-01T00:01:30Z\"").And.Contain(First);
    }

    [Fact]
    public void Of_several_gateways_the_latest_use_of_each_key_stays()
    {
        var (one, other) = (new FileKeyUses(_folder.Path), new FileKeyUses(_folder.Path));
        one.Note(new Dictionary<string, DateTimeOffset> { [First] = At(10), [Second] = At(20) });
        other.Note(new Dictionary<string, DateTimeOffset> { [First] = At(30), [Second] = At(15) });

        Written().Should().Contain($"\"{First}\":\"2026-06-01T00:00:30Z\"").And.Contain($"\"{Second}\":\"2026-06-01T00:00:20Z\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1,\"used\":{\"111111111111\":7}}")]
    [InlineData("{\"version\":9,\"used\":{}}")]
    public void A_damaged_file_of_uses_is_written_anew(string damaged)
    {
        var uses = new FileKeyUses(_folder.Path);
        uses.Note(new Dictionary<string, DateTimeOffset> { [First] = At(10) });
        File.WriteAllText(Place, damaged);

        uses.Note(new Dictionary<string, DateTimeOffset> { [Second] = At(20) });

        Written().Should().Be($"{{\"version\":1,\"used\":{{\"{Second}\":\"2026-06-01T00:00:20Z\"}}}}");
    }

    [Fact]
    public void The_file_of_uses_is_for_its_owner_alone_and_the_data_folder_is_not_touched_by_a_later_use()
    {
        var uses = new FileKeyUses(_folder.Path);
        uses.Note(new Dictionary<string, DateTimeOffset> { [First] = At(10) });
        var old = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Directory.SetLastWriteTimeUtc(_folder.Path, old);

        uses.Note(new Dictionary<string, DateTimeOffset> { [First] = At(20) });

        Directory.GetLastWriteTimeUtc(_folder.Path).Should().Be(old, "the stamps of other documents look at it");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Place).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void Where_there_is_no_data_folder_none_is_made()
    {
        new FileKeyUses(_folder["none"]).Note(new Dictionary<string, DateTimeOffset> { [First] = At(10) });

        Directory.Exists(_folder["none"]).Should().BeFalse();
    }

    private string Place => Path.Combine(_folder.Path, "usage", "keys.json");

    private static DateTimeOffset At(int second) => new(2026, 6, 1, 0, 0, second, TimeSpan.Zero);

    private KeyUses New() => new(new FileKeyUses(_folder.Path), _time, NullLogger<KeyUses>.Instance);

    private string Written() => File.ReadAllText(Place);
}
