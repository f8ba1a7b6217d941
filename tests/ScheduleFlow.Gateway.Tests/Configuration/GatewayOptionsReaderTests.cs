using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Files;
using ScheduleFlow.Gateway.Configuration;

namespace ScheduleFlow.Gateway.Tests.Configuration;

public sealed class GatewayOptionsReaderTests
{
    [Fact]
    public void Without_settings_everything_has_its_documented_default()
    {
        var options = Read([], out _);

        options.DataFolder.Should().Be(Path.GetFullPath("data"));
        options.ImportRoots.Should().Equal(Path.GetFullPath("data/imports"), Path.GetFullPath("demo_data"));
        options.Launcher.MaxConcurrency.Should().Be(4);
        options.Launcher.QueueLimit.Should().Be(1000);
        options.Launcher.Timeout.Should().Be(TimeSpan.FromSeconds(30));
        options.Launcher.MaxOutputBytes.Should().Be(256 * 1024 * 1024);
        options.Launcher.MaxHeapBytes.Should().Be(1024 * 1024 * 1024);
        options.LogRoll.Should().Be(new LogRoll(32 * 1024 * 1024, 7));
        options.MaxBodyBytes.Should().Be(52_428_800).And.Be(Limits.MaxInputBytes);
        options.Environment.Should().Be("Production");
        options.Security.Anonymous.Should().Be(AnonymousRights.None);
        options.Security.AdminKey.Should().BeNull();
        options.CorsOrigins.Should().BeEmpty();
        options.AllowedHosts.Should().BeEmpty();
        options.Tuner.IsOpen.Should().BeFalse();
        options.Tuner.BaseUrl.Should().BeNull();
        options.LogPath.Should().Be(Path.GetFullPath("logs/scheduleflow.log"));
    }

    [Fact]
    public void All_errors_are_reported_at_once_and_each_names_its_key_and_value()
    {
        Read(
            [
                "ScheduleFlow:Launcher:MaxConcurrency=0",
                "ScheduleFlow:Launcher:QueueLimit=many",
                "ScheduleFlow:Launcher:MaxHeapBytes=1000",
                "ScheduleFlow:Launcher:TimeoutSeconds=-1",
                "ScheduleFlow:Launcher:WorkerPath=/no/such/worker",
                "ScheduleFlow:Limits:MaxBodyBytes=1e9",
                "ScheduleFlow:Tuner:Open=perhaps",
                "ScheduleFlow:Tuner:BaseUrl=tv.example:5000",
                "ScheduleFlow:Security:Anonymous=admin",
                "ScheduleFlow:Cors:Origins=tv.example",
                "ScheduleFlow:Log:Console=maybe",
                "ADMIN_API_KEY=two words",
                "urls=localhost",
            ],
            out var errors);

        errors.Should().SatisfyRespectively(
            error => error.Should().Contain("MaxConcurrency").And.Contain("'0'").And.Contain("from 1 to 256"),
            error => error.Should().Contain("QueueLimit").And.Contain("'many'"),
            error => error.Should().Contain("TimeoutSeconds").And.Contain("'-1'"),
            error => error.Should().Contain("MaxHeapBytes").And.Contain("'1000'").And.Contain("67108864"),
            error => error.Should().Contain("WorkerPath").And.Contain("/no/such/worker"),
            error => error.Should().Contain("MaxBodyBytes").And.Contain("'1e9'"),
            error => error.Should().Contain("Tuner:Open").And.Contain("'perhaps'"),
            error => error.Should().Contain("Tuner:BaseUrl").And.Contain("'tv.example:5000'"),
            error => error.Should().Contain("Anonymous").And.Contain("'admin'").And.Contain("none, local, viewer, editor"),
            error => error.Should().Contain("ADMIN_API_KEY").And.NotContain("two words"),
            error => error.Should().Contain("Origins").And.Contain("'tv.example'"),
            error => error.Should().Contain("Log:Console").And.Contain("'maybe'"),
            error => error.Should().Contain("urls").And.Contain("'localhost'"));
    }

    [Fact]
    public void An_edge_needs_addresses_and_no_worker()
    {
        Read(["ScheduleFlow:Edge:Enabled=true", "ScheduleFlow:Launcher:WorkerPath=/no/such/worker"], out var errors);
        errors.Should().ContainSingle().Which.Should().Contain("Edge:Nodes is empty");

        Read(["ScheduleFlow:Edge:Enabled=true", "ScheduleFlow:Edge:Nodes=10.0.0.7:5000, http://a/x, http://b:1, http://b:1/"], out errors);
        errors.Should().SatisfyRespectively(
            error => error.Should().Contain("'10.0.0.7:5000'"),
            error => error.Should().Contain("'http://a/x'"),
            error => error.Should().Contain("'http://b:1/' twice"));

        var edge = Read(["ScheduleFlow:Edge:Enabled=true", "ScheduleFlow:Edge:Nodes:0=http://a:5000", "ScheduleFlow:Edge:Nodes:1=https://b", "ScheduleFlow:Launcher:WorkerPath=/no/such/worker"], out errors).Edge;
        errors.Should().BeEmpty();
        edge.Nodes.Should().Equal(new Uri("http://a:5000"), new Uri("https://b"));
    }

    [Theory]
    [InlineData("archive", "ftp://a/", "ends with a slash")]
    [InlineData("archive", "https://a/films", "ends with a slash")]
    [InlineData("archive", "https://a/?x=/", "ends with a slash")]
    [InlineData("two words", "https://a/", "letters")]
    public void An_origin_of_media_has_a_plain_name_and_an_address_that_ends_with_a_slash(string name, string address, string named)
    {
        Read([$"ScheduleFlow:Media:Origins:{name}={address}"], out var errors);

        errors.Should().ContainSingle().Which.Should().Contain(named);
    }

    [Theory]
    [InlineData("http://192.168.1.20:5000", "http://192.168.1.20:5000")]
    [InlineData("https://TV.example/schedule/", "https://tv.example/schedule")]
    [InlineData("https://tv.example/?x=1", null)]
    [InlineData("https://me:secret@tv.example", null)]
    [InlineData("ftp://tv.example", null)]
    public void The_tuners_address_is_one_of_the_web(string address, string? expected)
    {
        Read([$"ScheduleFlow:Tuner:BaseUrl={address}"], out var errors).Tuner.BaseUrl.Should().Be(expected);

        errors.Should().HaveCount(expected is null ? 1 : 0);
    }

    [Theory]
    [InlineData("ScheduleFlow:Launcher:MaxConcurrency", "256")]
    [InlineData("ScheduleFlow:Launcher:QueueLimit", "0")]
    [InlineData("ScheduleFlow:Launcher:TimeoutSeconds", "0.5")]
    [InlineData("ScheduleFlow:Security:Anonymous", "VIEWER")]
    [InlineData("ScheduleFlow:Cors:Origins", "https://tv.example, http://localhost:3000")]
    [InlineData("ScheduleFlow:Log:Path", "off")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5000;http://*:80")]
    public void What_is_allowed_is_accepted(string key, string value)
    {
        Read([$"{key}={value}"], out var errors);

        errors.Should().BeEmpty();
    }

    [Fact]
    public void A_log_can_be_turned_off_and_a_list_be_one_text()
    {
        var options = Read(
            ["ScheduleFlow:Log:Path=OFF", $"ScheduleFlow:ImportRoots=/a{Path.PathSeparator}/b", "ScheduleFlow:Security:Anonymous=Viewer"], out _);

        options.LogPath.Should().BeNull();
        options.ImportRoots.Should().Equal("/a", "/b");
        options.Security.Anonymous.Should().Be(AnonymousRights.Viewer);
    }

    [Theory]
    [InlineData("Development", AnonymousRights.Local)]
    [InlineData("development", AnonymousRights.Local)]
    [InlineData("Production", AnonymousRights.None)]
    [InlineData("Staging", AnonymousRights.None)]
    [InlineData("Developement", AnonymousRights.None)]
    [InlineData("", AnonymousRights.None)]
    public void Callers_on_this_machine_have_rights_by_themselves_in_development_only(string environment, object anonymous)
    {
        var options = Read([$"environment={environment}"], out var errors);

        errors.Should().BeEmpty();
        options.Security.Anonymous.Should().Be((AnonymousRights)anonymous);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("local")]
    public void The_switch_counts_more_than_the_environment(string anonymous)
    {
        foreach (var environment in new[] { "Development", "Production" })
        {
            Read([$"environment={environment}", $"ScheduleFlow:Security:Anonymous={anonymous}"], out _)
                .Security.Anonymous.Should().Be(anonymous == "none" ? AnonymousRights.None : AnonymousRights.Local);
        }
    }

    [Theory]
    [InlineData("tv.example.org", "tv.example.org")]
    [InlineData("TV.example.org,*.example.org", "TV.example.org", "*.example.org")]
    [InlineData("föhn.example", "xn--fhn-sna.example")]
    [InlineData("*", "*")]
    public void Hosts_are_names_without_ports(string setting, params string[] hosts)
    {
        Read([$"ScheduleFlow:AllowedHosts={setting}"], out var errors).AllowedHosts.Should().Equal(hosts);
        errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("tv.example.org:5000")]
    [InlineData("https://tv.example.org")]
    [InlineData("*example.org")]
    [InlineData("a b")]
    public void What_is_no_name_of_a_host_is_refused(string setting)
    {
        Read([$"ScheduleFlow:AllowedHosts={setting}"], out var errors);

        errors.Should().ContainSingle().Which.Should().Contain("ScheduleFlow:AllowedHosts").And.Contain($"'{setting}'");
    }

    [Theory]
    [InlineData("https://www.example.org,self", "https://www.example.org", "'self'")]
    [InlineData("http://10.0.0.7:8080", "http://10.0.0.7:8080")]
    public void Who_may_frame_a_page_is_an_origin_or_the_server_itself(string setting, params string[] ancestors)
    {
        Read([$"ScheduleFlow:Pages:FrameAncestors={setting}"], out var errors).PageFrameAncestors.Should().Equal(ancestors);
        errors.Should().BeEmpty();
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://www.example.org/page")]
    [InlineData("https://a.example;script-src *")]
    [InlineData("https://a.example https://b.example")]
    [InlineData("data:")]
    [InlineData("www.example.org")]
    public void Nothing_that_is_no_origin_gets_into_the_policy(string setting)
    {
        Read([$"ScheduleFlow:Pages:FrameAncestors={setting}"], out var errors).PageFrameAncestors.Should().BeEmpty();
        errors.Should().ContainSingle().Which.Should().Contain("ScheduleFlow:Pages:FrameAncestors");
    }

    [Theory]
    [InlineData("ScheduleFlow:Security:Anonymous=local", "Anonymous=local")]
    [InlineData("ScheduleFlow:Security:Anonymous=viewer", "Anonymous=viewer")]
    [InlineData("ScheduleFlow:Security:Anonymous=editor", "Anonymous=editor")]
    [InlineData("ScheduleFlow:Tuner:Open=true", "Tuner:Open=true")]
    public void With_rights_for_nobodys_key_or_an_open_tuner_the_hosts_must_be_named(string setting, string reason)
    {
        Read([setting, "ScheduleFlow:AllowedHosts=*"], out var errors);
        Read([setting, "ScheduleFlow:AllowedHosts=tv.example"], out var named);

        errors.Should().ContainSingle().Which.Should().Contain("ScheduleFlow:AllowedHosts is '*'").And.Contain(reason);
        named.Should().BeEmpty();
    }

    [Fact]
    public void A_list_of_import_roots_without_a_folder_is_an_error_as_workers_without_roots_read_everything()
    {
        Read([$"ScheduleFlow:ImportRoots={Path.PathSeparator}"], out var errors);

        errors.Should().ContainSingle().Which.Should().Contain("ScheduleFlow:ImportRoots names no folder");
    }

    [Fact]
    public void The_command_line_counts_more_than_the_environment_and_that_more_than_the_file()
    {
        using var configuration = new ConfigurationManager();
        ConfigurationSources.AddTo(configuration, ["--ScheduleFlow:Data=/by-command-line"]);

        var keys = configuration.Sources.Select(source => source.GetType().Name.Replace("ConfigurationSource", "", StringComparison.Ordinal));
        keys.Where(name => name is "Json" or "EnvironmentVariables" or "CommandLine").Should().Equal("Json", "EnvironmentVariables", "EnvironmentVariables", "CommandLine");
        GatewayOptionsReader.Read(configuration, out _).DataFolder.Should().Be("/by-command-line");
    }

    private static GatewayOptions Read(string[] settings, out ImmutableArray<string> errors)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddCommandLine(
            ["--ScheduleFlow:Launcher:WorkerPath=" + GatewayHost.DummyPath, .. settings.Select(setting => "--" + setting)]);
        return GatewayOptionsReader.Read(configuration, out errors);
    }
}
