using System.Security.Cryptography;
using System.Text;
using ScheduleFlow.Core.Hashing;
using ScheduleFlow.Core.Time;

namespace ScheduleFlow.Core.Tests.Hashing;

public sealed class FingerprintTests
{
    [Fact]
    public void It_is_the_md5_that_the_platform_computes_at_every_length_around_a_block()
    {
        for (var length = 0; length < 300; length++)
        {
            var bytes = Encoding.ASCII.GetBytes(new string('x', length) + (char)('a' + (length % 26)));

            Fingerprint.Md5(bytes).ToString().Should().Be(Convert.ToHexStringLower(MD5.HashData(bytes)));
        }
    }

    [Fact]
    public void It_is_taken_over_the_lower_cased_trimmed_title_a_colon_and_the_utc_start()
    {
        var start = InstantText.Parse("2026-11-24T09:00:00+01:00").Value;

        Fingerprint.Of("  Morning ÄRGER ", start).ToString()
            .Should().Be(Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes("morning ärger:2026-11-24T08:00:00Z"))));
    }

    [Fact]
    public void Long_titles_have_one_too()
    {
        var title = new string('Ä', 5_000);
        var start = new Instant(0);

        Fingerprint.Of(title, start).ToString()
            .Should().Be(Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{title.ToLowerInvariant()}:1970-01-01T00:00:00Z"))));
    }
}
