using System.Security.Cryptography;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Formats.Html;

namespace ScheduleFlow.Core.Tests.Formats.Html;

public sealed class PlayerPageWriterTests
{
    [Fact]
    public void The_hash_that_lets_the_script_run_is_the_scripts()
        => PlayerPage.ScriptHash.Should().Be(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PlayerPageWriter.Script))));
}
