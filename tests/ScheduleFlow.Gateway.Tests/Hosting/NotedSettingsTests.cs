using System.Text.Json;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Gateway.Configuration;
using ScheduleFlow.Gateway.Hosting;

namespace ScheduleFlow.Gateway.Tests.Hosting;

public sealed class NotedSettingsTests
{
    [Fact(Timeout = 30_000)]
    public async Task The_note_has_what_doctor_must_know_and_no_secret()
    {
        await using var gateway = await GatewayHost.StartAsync(
            "ScheduleFlow:Security:Anonymous=viewer", "ScheduleFlow:Tuner:Open=true", "ScheduleFlow:Cors:Origins=https://tv.example", "ScheduleFlow:Security:RequireHttps=true");

        NotedSettings.Keep(gateway.App);

        var text = await File.ReadAllTextAsync(Path.Combine(gateway.Data, ".gateway.json"), TestContext.Current.CancellationToken);
        text.Should().NotContain(GatewayHost.AdminKey);
        var note = JsonDocument.Parse(text).RootElement;
        note.GetProperty("urls")[0].GetString().Should().Be(gateway.Address.ToString().TrimEnd('/'));
        note.GetProperty("anonymous").GetString().Should().Be("viewer");
        note.GetProperty("tuner_open").GetBoolean().Should().BeTrue();
        note.GetProperty("cors_origins")[0].GetString().Should().Be("https://tv.example");
        note.GetProperty("requires_https").GetBoolean().Should().BeTrue();
        note.GetProperty("admin_key").GetBoolean().Should().BeTrue();
        note.GetProperty("logs")[0].GetString().Should().Be(gateway.LogPath);
        note.GetProperty("runtime").GetString().Should().Be(Environment.Version.ToString());
    }

    [Fact]
    public void A_note_that_cannot_be_kept_stops_nothing() =>
        new FileGatewayNotes("/dev/null/data").Keep(NotedSettings.Of(Options(), [], default)).Should().NotBeNullOrEmpty();

    private static GatewayOptions Options()
    {
        var builder = Program.Build(GatewayCommandLine.Parse([$"--ScheduleFlow:Launcher:WorkerPath={GatewayHost.DummyPath}", "--ScheduleFlow:Log:Path=off"]), out _)!;
        return (GatewayOptions)builder.Services.GetService(typeof(GatewayOptions))!;
    }
}
