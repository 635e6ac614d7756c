extension ProxyCatalog {
    /// Caddy as a plain HTTP/1.1 reverse proxy, without its administration and its log.
    static let caddy = #"""
        name: caddy
        summary: Caddy over plain HTTP/1.1 with kept-alive connections to the backends and no log.
        program: caddy
        arguments: [run, --adapter, caddyfile, --config, "{{file}}"]
        environment: ["GOMAXPROCS={{threads}}", "HOME={{folder}}", "XDG_DATA_HOME={{folder}}", "XDG_CONFIG_HOME={{folder}}"]
        version: {arguments: [version], after: v}
        parameters:
          - name: hash
            values: [address, uri]
            summary: what strategies that hash tell requests apart by
          - name: retries
            values: ["off", "on"]
            summary: whether a failed request is tried on another backend for 5 s
          - name: health
            values: ["off", "on"]
            summary: whether a backend is left out for 10 s after a failure
        strategies:
          - {name: round-robin, configuration: lb_policy round_robin, weights: ignored}
          - name: weighted-round-robin
            configuration: lb_policy {{#weights}}weighted_round_robin{{#backends}} {{weight}}{{/backends}}{{/weights}}{{^weights}}round_robin{{/weights}}
          - {name: random, configuration: lb_policy random, weights: ignored}
          - {name: least-requests, configuration: lb_policy least_conn, weights: unsupported}
          - {name: p2c, configuration: "lb_policy random_choose {{choices}}", weights: unsupported}
          - {name: first, configuration: lb_policy first, weights: unsupported}
          - {name: ip-hash, configuration: lb_policy ip_hash, weights: unsupported}
          - name: rendezvous
            configuration: lb_policy {{#hash=address}}client_ip_hash{{/hash=address}}{{#hash=uri}}uri_hash{{/hash=uri}}
            weights: unsupported
          - {name: sticky-cookie, configuration: lb_policy cookie rrbench, weights: unsupported}
        file: Caddyfile
        configuration: |
          {
              admin off
              auto_https off
              persist_config off
              log {
                  level ERROR
              }
              servers {
                  protocols h1
                  timeouts {
                      idle 1h
                  }
              }
          }
          http://:{{port}} {
              bind {{host}}
              reverse_proxy {
                  {{#backends}}
                  to {{address}}
                  {{/backends}}
                  {{strategy}}
                  {{#retries}}
                  lb_try_duration 5s
                  {{/retries}}
                  {{#health}}
                  fail_duration 10s
                  {{/health}}
                  transport http {
                      versions 1.1
                      keepalive 1h
                      keepalive_idle_conns {{descriptors}}
                      keepalive_idle_conns_per_host {{connections}}
                  }
              }
          }

        """#
}
