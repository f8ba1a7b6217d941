using Microsoft.Extensions.Logging;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Gateway.Security;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Gateway.Tests.Security;

public sealed class KeyRingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly Lines _log = new();
    private readonly KeyRing _keys;

    public KeyRingTests()
    {
        _keys = new KeyRing(new FileStoreWindow(_folder.Path, _time), _time, _log);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_created_and_revoked_counts_a_second_later()
    {
        Verdict('1').Should().Be(KeyVerdict.Unknown);
        TestKeys.Write(_folder.Path, TestKeys.Line('1', "viewer"));
        _time.Pass(TimeSpan.FromSeconds(1));
        Verdict('1').Should().Be(KeyVerdict.Valid);

        TestKeys.Write(_folder.Path, TestKeys.Line('1', "viewer", revoked: "2026-01-01T00:00:00Z"));
        _time.Pass(TimeSpan.FromSeconds(1));
        Verdict('1').Should().Be(KeyVerdict.Revoked);

        File.Delete(Path.Combine(_folder.Path, "keys.json"));
        _time.Pass(TimeSpan.FromSeconds(1));
        Verdict('1').Should().Be(KeyVerdict.Unknown);
    }

    [Fact]
    public void A_key_expires_at_its_instant_without_the_file_being_touched()
    {
        TestKeys.Write(_folder.Path, TestKeys.Line('1', "viewer", expires: "2026-06-01T00:00:01Z"));

        _time.Set("2026-06-01T00:00:00Z");
        Verdict('1').Should().Be(KeyVerdict.Valid);
        _time.Set("2026-06-01T00:00:01Z");
        Verdict('1').Should().Be(KeyVerdict.Expired);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1,\n\"keys\":[")]
    [InlineData("{\"version\":3,\"keys\":[]}")]
    [InlineData("[]")]
    [InlineData("{\"version\":1,\"keys\":[{}]}")]
    public void A_damaged_file_opens_no_door_is_logged_once_and_is_read_again_when_it_is_whole(string damaged)
    {
        TestKeys.Write(_folder.Path, TestKeys.Line('1', "admin"));
        Verdict('1').Should().Be(KeyVerdict.Valid);

        TestKeys.WriteText(_folder.Path, damaged);
        for (var i = 0; i < 3; i++)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            Verdict('1').Should().Be(KeyVerdict.Unknown);
        }

        _log.Errors.Should().ContainSingle().Which.Should().Contain("keys.json");

        TestKeys.Write(_folder.Path, TestKeys.Line('1', "admin"));
        _time.Pass(TimeSpan.FromSeconds(1));
        Verdict('1').Should().Be(KeyVerdict.Valid);
    }

    [Fact]
    public void One_wrong_key_in_the_file_is_a_damaged_file()
    {
        TestKeys.Write(_folder.Path, TestKeys.Line('1', "admin"), TestKeys.Line('2', "root"));

        Verdict('1').Should().Be(KeyVerdict.Unknown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sfk_")]
    [InlineData("sfk_111111111111")]
    [InlineData("sfk_111111111111_")]
    [InlineData("SFK_111111111111_1111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("sfk_111111111111_111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("sfk_111111111111_11111111111111111111111111111111111111111111111111111111111111111")]
    [InlineData("sfk_111111111111_111111111111111111111111111111111111111111111111111111111111111A")]
    public void What_is_not_to_the_letter_a_key_is_none(string text)
    {
        TestKeys.Write(_folder.Path, TestKeys.Line('1', "admin"));
        Verdict('1').Should().Be(KeyVerdict.Valid);

        _keys.Find(text).Verdict.Should().Be(KeyVerdict.Unknown);
    }

    private KeyVerdict Verdict(char digit) => _keys.Find(TestKeys.KeyOf(digit)).Verdict;

    private sealed class Lines : ILogger<KeyRing>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Error)
            {
                Errors.Add(formatter(state, exception));
            }
        }
    }
}
