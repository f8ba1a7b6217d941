using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Tests.Configuration;

public sealed class GatewayCommandLineTests
{
    [Theory]
    [InlineData(GatewayCommand.Run)]
    [InlineData(GatewayCommand.Run, "--edge")]
    [InlineData(GatewayCommand.Help, "--help")]
    [InlineData(GatewayCommand.Help, "--urls", "http://127.0.0.1:0", "-h")]
    [InlineData(GatewayCommand.Version, "--version")]
    [InlineData(GatewayCommand.OpenApi, "openapi")]
    [InlineData(GatewayCommand.Health, "health")]
    [InlineData(GatewayCommand.Health, "health", "http://127.0.0.1:1")]
    internal void It_says_what_to_do(GatewayCommand command, params string[] args)
    {
        var line = GatewayCommandLine.Parse(args);

        line.Command.Should().Be(command);
        line.Errors.Should().BeEmpty();
        line.Url.Should().Be(command == GatewayCommand.Health ? args.ElementAtOrDefault(1) : null);
    }

    [Theory]
    [InlineData("--ScheduleFlow:Data=d", "--data", "d")]
    [InlineData("--ScheduleFlow:Data=d", "--data=d")]
    [InlineData("--ScheduleFlow:Data=-d", "--data", "-d")]
    [InlineData("--ScheduleFlow:Edge:Enabled=true", "--edge")]
    [InlineData("--ScheduleFlow:Edge:Enabled=false", "--edge=false")]
    [InlineData("--urls=http://127.0.0.1:0", "--urls", "http://127.0.0.1:0")]
    [InlineData("--ScheduleFlow:Log:Path=off", "--ScheduleFlow:Log:Path", "off")]
    [InlineData("--ScheduleFlow:Log:Path=a=b", "ScheduleFlow:Log:Path=a=b")]
    [InlineData("--environment=Staging", "--environment", "Staging")]
    [InlineData("--ADMIN_API_KEY=k", "--ADMIN_API_KEY=k")]
    [InlineData("--Kestrel:Limits:MaxConcurrentConnections=9", "--Kestrel:Limits:MaxConcurrentConnections=9")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=http://a", "--OTEL_EXPORTER_OTLP_ENDPOINT=http://a")]
    public void A_setting_is_named_by_its_key_or_its_short_name(string setting, params string[] args)
    {
        var line = GatewayCommandLine.Parse(args);

        line.Errors.Should().BeEmpty();
        line.Settings.Should().Equal(setting);
    }

    [Theory]
    [InlineData("--dta is no option; did you mean --data?", "--dta", "d")]
    [InlineData("--hlep is no option; did you mean --help?", "--hlep")]
    [InlineData("--url is no option; did you mean --urls?", "--url=http://127.0.0.1:0")]
    [InlineData("--frobnicate is no option: --help lists them all.", "--frobnicate")]
    [InlineData("helth is no option; did you mean health?", "helth")]
    [InlineData("--data needs a value.", "--data")]
    [InlineData("--data needs a value.", "--data", "--edge")]
    public void What_is_misspelt_is_named_with_what_was_meant(string error, params string[] args)
    {
        GatewayCommandLine.Parse(args).Errors.Should().Equal(error);
    }

    [Fact]
    public void All_errors_are_told_at_once_those_of_the_settings_too()
    {
        var worker = $"--ScheduleFlow:Launcher:WorkerPath={GatewayHost.DummyPath}";
        var line = GatewayCommandLine.Parse([worker, "--dta", "d", "--edgy", "--ScheduleFlow:Log:Pat=x", "--ScheduleFlow:Log:Console=perhaps"]);

        Program.Build(line, out var errors).Should().BeNull();
        errors.Should().Equal(
            "--dta is no option; did you mean --data?",
            "--edgy is no option; did you mean --edge?",
            "ScheduleFlow:Log:Pat is no setting; did you mean ScheduleFlow:Log:Path?",
            "ScheduleFlow:Log:Console is 'perhaps': it must be true or false.");
    }
}
